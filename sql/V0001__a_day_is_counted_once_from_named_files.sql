-- What the night leaves behind: which files were read, into which bucket every delivered row went (SPEC §2),
-- and the day's figures per model and creator. Raw events stay in the delivered files.

create domain millionths as numeric(38, 6);
create domain id_text as text collate "C"; -- texts are ordered by code point, whatever the database's locale

create table counted_day (
    day            date primary key,
    catalog_day    date,                      -- the snapshot in force; null: nothing was delivered
    catalog_sha256 text,
    usage_sha256   text        not null,      -- of the rules' usage section that governed the counting
    files_sha256   text        not null,      -- over the names and hashes of the day's files
    facts_file     text        not null,      -- Parquet of (model, creator, user) facts, below the state folder
    rows_delivered bigint      not null check (rows_delivered >= 0),
    usage_lines    bigint      not null check (usage_lines >= 0), -- of the accepted events, counted or excluded
    countings      integer     not null check (countings > 0), -- how often the day was counted
    counted_at     timestamptz not null default now()
);

create table day_file (
    day     date   not null references counted_day on delete cascade,
    file    id_text not null,
    counted boolean not null,                 -- false: another ending or a leading dot; listed, not read
    bytes   bigint not null check (bytes >= 0),
    sha256  text   not null,
    rows    bigint not null check (rows >= 0),
    primary key (day, file)
);

create type bucket as enum ('rejected', 'duplicate', 'accepted', 'counted', 'excluded');

-- rejected + duplicate + accepted = rows delivered; counted + excluded = usage lines of the accepted events.
create table day_bucket (
    day                  date       not null references counted_day on delete cascade,
    bucket               bucket     not null,
    reason               id_text    not null, -- the SPEC's word for it, else the bucket's own name
    rows                 bigint     not null check (rows > 0),
    credited_generations millionths not null, -- the credit these lines held; an excluded line's goes to nobody
    revenue              millionths not null,
    primary key (day, bucket, reason)
);

create table rejected_row (
    day    date   not null references counted_day on delete cascade,
    file   id_text not null,
    row    bigint not null,                   -- the line a record begins on; in Parquet the row, from 1
    reason id_text not null,
    text   text   not null,
    primary key (day, file, row)
);

create table daily_usage (
    day                  date       not null references counted_day on delete cascade,
    model_id             id_text    not null,
    creator_id           id_text    not null,
    generations          bigint     not null,
    images               numeric    not null,
    credited_generations millionths not null,
    downloads            bigint     not null,
    views                bigint     not null,
    likes                bigint     not null,
    revenue              millionths not null,
    primary key (day, model_id, creator_id)
);
