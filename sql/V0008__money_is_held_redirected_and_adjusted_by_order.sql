-- Cases, holds and adjustments (SPEC §5). Somebody orders, the next payout run carries the order out, and two people sign
-- that run; so an order is a row that stays, and what became of it is a row of its own.

-- An infringement: whose models were taken, what proves it, what was won back.
create table case_file (
    case_id   text        primary key check (case_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    title     text        not null check (btrim(title) <> ''),
    opened_by text        not null check (btrim(opened_by) <> ''),
    opened_at timestamptz not null
);

-- A case is open until its last step says otherwise.
create table case_step (
    case_id text        not null references case_file,
    number  integer     not null check (number > 0),
    status  text        not null check (status in ('open', 'upheld', 'dismissed', 'settled')),
    by      text        not null check (btrim(by) <> ''),
    at      timestamptz not null,
    note    text,
    primary key (case_id, number)
);

create table case_model (
    case_id     text           not null references case_file,
    model_id    text           not null check (model_id <> ''),
    claimant_id text           not null check (claimant_id <> ''), -- the creator who says that it is his
    weight      numeric(38, 6) not null check (weight >= 0),       -- his part of what is recovered
    added_by    text           not null check (btrim(added_by) <> ''),
    added_at    timestamptz    not null,
    primary key (case_id, model_id)
);

-- The file itself is kept beside the database under its SHA-256.
create table case_evidence (
    case_id       text        not null references case_file,
    sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    file_name     text        not null check (file_name <> ''),
    bytes         bigint      not null check (bytes >= 0),
    wording       text        not null check (btrim(wording) <> ''), -- what whoever registered it says that it shows
    registered_by text        not null check (btrim(registered_by) <> ''),
    registered_at timestamptz not null,
    primary key (case_id, sha256)
);

create table case_recovery (
    case_id     text           not null references case_file,
    reference   text           not null check (btrim(reference) <> ''), -- of the money that came in; one is shared once
    amount      numeric(38, 4) not null check (amount > 0),
    currency    text           not null check (currency ~ '^[A-Z]{3}$'),
    origin      accounting_month not null,
    recorded_by text           not null check (btrim(recorded_by) <> ''),
    recorded_at timestamptz    not null,
    primary key (case_id, reference)
);

create table hold (
    number     integer     primary key check (number > 0),
    case_id    text        not null references case_file,
    creator_id text        check (creator_id <> ''),
    model_id   text        check (model_id <> ''),
    reason     text        not null check (btrim(reason) <> ''),
    placed_by  text        not null check (btrim(placed_by) <> ''),
    placed_at  timestamptz not null,
    check (num_nonnulls(creator_id, model_id) = 1)
);

-- What becomes of what a hold caught, or of what a creator's status caught up to a month: then there is no hold.
create table hold_end (
    number     integer          primary key check (number > 0),
    hold       integer          unique references hold,
    creator_id text             check (creator_id <> ''),
    through    accounting_month,
    way        text             not null check (way in ('release', 'redirect', 'forfeit')),
    to_creator text             check (to_creator <> ''),
    reason     text             not null check (btrim(reason) <> ''),
    ended_by   text             not null check (btrim(ended_by) <> ''),
    ended_at   timestamptz      not null,
    check (num_nonnulls(hold, creator_id) = 1),
    check ((creator_id is null) = (through is null)),
    check ((way = 'redirect') = (to_creator is not null))
);

create table adjustment (
    number     integer          primary key check (number > 0),
    kind       text             not null check (kind in ('manual', 'recovery', 'restatement', 'write_off')),
    creator_id text             not null check (creator_id <> ''),
    amount     numeric(38, 4)   not null check (amount <> 0),
    currency   text             not null check (currency ~ '^[A-Z]{3}$'),
    source     text             not null, -- the ledger account that gives
    origin     accounting_month not null,
    reason     text             not null check (btrim(reason) <> ''),
    case_id    text             references case_file,
    model_id   text,
    ordered_by text             not null check (btrim(ordered_by) <> ''),
    ordered_at timestamptz      not null,
    ordered_note text
);

create table adjustment_step (
    number integer     not null references adjustment,
    step   text        not null check (step in ('approved', 'withdrawn')),
    done_by text       not null check (btrim(done_by) <> ''),
    done_at timestamptz not null,
    note   text,
    primary key (number, step)
);

create function refuse_own_approval() returns trigger language plpgsql as $$
begin
    if new.step = 'approved' and exists (select from adjustment a
            where a.number = new.number and lower(btrim(a.ordered_by)) = lower(btrim(new.done_by))) then
        raise exception 'adjustment % was ordered by %: somebody else approves it', new.number, new.done_by
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger by_somebody_else before insert on adjustment_step
    for each row execute function refuse_own_approval();

do $$
declare
    name text;
begin
    foreach name in array array['case_file', 'case_step', 'case_model', 'case_evidence', 'case_recovery',
            'hold', 'hold_end', 'adjustment', 'adjustment_step'] loop
        execute format('create trigger append_only before update or delete or truncate on %I
            for each statement execute function refuse_changed_money()', name);
    end loop;
end $$;

-- Which order brought an item: 'hold 5', 'status', 'adjustment 12'; an award has none.
alter table payout_item add column ordered_as text;

-- What a run moves into and out of held accounts, apart from what its items bring back to creators.
create table payout_held (
    month      accounting_month not null,
    number     integer          not null,
    position   integer          not null,
    creator_id text             not null,
    way        text             not null check (way in ('caught', 'forfeited')),
    hold       integer          references hold, -- null: the creator's status did
    case_id    text,
    amount     numeric(38, 4)   not null check (amount > 0),
    primary key (month, number, position),
    foreign key (month, number) references payout_run on delete cascade
);

insert into payout_held (month, number, position, creator_id, way, amount)
    select month, number, row_number() over (partition by month, number order by creator_id), creator_id, 'caught', held
    from payout_line where held > 0;

-- The holds that were in place when the run was drafted: one placed since stops its approval.
create table payout_hold (
    month  accounting_month not null,
    number integer          not null,
    hold   integer          not null references hold,
    primary key (month, number, hold),
    foreign key (month, number) references payout_run on delete cascade
);

create trigger only_in_draft before insert or update or delete on payout_held
    for each row execute function refuse_changed_line();
create trigger only_in_draft before insert or update or delete on payout_hold
    for each row execute function refuse_changed_line();
create trigger never_emptied before truncate on payout_held
    for each statement execute function refuse_changed_money();
create trigger never_emptied before truncate on payout_hold
    for each statement execute function refuse_changed_money();
