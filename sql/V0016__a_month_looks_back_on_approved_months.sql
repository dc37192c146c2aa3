-- SPEC §4b, earlier months: what a month's rules ask of approved months before it. Its awards depend on it, so it is kept with
-- the month and not asked again. Months whose rules ask nothing have no row here.

create table looked_back (
    month text primary key,
    runs  text not null                        -- the approved payout runs of the months before, ascending
);

-- Of the month's rows, in earlier months; a figure that is not there is 0.
create table earlier_figure (
    month      text    not null references looked_back on delete cascade,
    model_id   id_text,                        -- null: the creator's, over all his models
    creator_id id_text not null,
    name       id_text not null,               -- as the rules write it; without the month itself
    value      numeric not null check (value > 0)
);
create unique index one_earlier_figure on earlier_figure (month, creator_id, coalesce(model_id, ''), name);

-- What a program awarded the row in earlier months, for programs that pay once.
create table earlier_award (
    month      text    not null references looked_back on delete cascade,
    model_id   id_text,
    creator_id id_text not null,
    program    id_text not null,
    amount     numeric not null check (amount > 0)
);
create unique index one_earlier_award on earlier_award (month, creator_id, coalesce(model_id, ''), program);

-- The awards of a model's rows before splits, where a row of it is split: elsewhere award has them.
create table award_before_split (
    month      text    not null references computed_month on delete cascade,
    program    id_text not null,
    model_id   id_text not null,
    creator_id id_text not null,               -- the row's
    amount     numeric not null check (amount > 0),
    primary key (month, program, model_id, creator_id)
);
