-- A month's rows per model and creator (SPEC §3), finance's figures that went in, and the awards that came out (SPEC §4).
-- Rules, contribution and figures are all that awards depend on: evaluating them again gives the awards again.

create table computed_month (
    month        text        primary key check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    rules_file   text        not null,
    rules_sha256 text        not null,
    basis        text,                        -- SHA-256 of all it was computed from; null: not drafted to the end
    computings   integer     not null default 0, -- how often it was
    computed_at  timestamptz not null default now()
);

create table contribution (
    month                text       not null,
    model_id             id_text    not null,
    creator_id           id_text    not null,
    model_name           text       not null,
    generations          bigint     not null,
    images               numeric    not null,
    credited_generations millionths not null,
    downloads            bigint     not null,
    views                bigint     not null,
    likes                bigint     not null,
    revenue              millionths not null,
    unique_users         bigint     not null,
    active_days          integer    not null,
    listed_days          integer    not null,
    exclusive_days       integer    not null,
    type                 text       not null,
    vertical             text,
    commercial_use       boolean    not null,
    exclusive            boolean    not null,
    status               text       not null,
    model_age_days       bigint,
    primary key (month, model_id, creator_id)
);

-- Only rows of the creator who owns the model on the month's last day are split.
create table contribution_split (
    month      text    not null,
    model_id   id_text not null,
    creator_id id_text not null,              -- the row's
    receiver   id_text not null,
    percent    numeric not null check (percent between 0 and 100),
    primary key (month, model_id, creator_id, receiver),
    foreign key (month, model_id, creator_id) references contribution on delete cascade
);

-- What is a creator's and not the sum of his rows.
create table creator_contribution (
    month            text    not null,
    creator_id       id_text not null,
    unique_users     bigint  not null,
    active_days      integer not null,
    status           text    not null,
    creator_age_days bigint,
    primary key (month, creator_id)
);

-- Names by which people know whoever gets or has money.
create table creator_name (
    month        text    not null,
    creator_id   id_text not null,
    display_name text    not null,
    primary key (month, creator_id)
);

create table finance_figure (
    month text    not null references computed_month on delete cascade,
    name  id_text not null,
    value numeric not null,
    primary key (month, name)
);

create table award (
    month      text    not null references computed_month on delete cascade,
    position   integer not null,              -- in the order of awards.csv
    program    id_text not null,
    model_id   id_text,                          -- null: awarded to the creator as such
    creator_id id_text not null,
    points     numeric,
    amount     numeric not null check (amount > 0),
    primary key (month, position)
);
