-- Payout runs (SPEC §5): draft, reviewed, approved, or cancelled. What the program checks before it says so in words,
-- the database refuses again.

create type payout_state as enum ('draft', 'reviewed', 'approved', 'cancelled');

create table payout_run (
    month          accounting_month not null,
    number         integer          not null check (number between 1 and 9999), -- 1, and one more after each cancelled run
    state          payout_state     not null,
    currency       text             not null check (currency ~ '^[A-Z]{3}$'),
    rules_title    text             not null,
    rules_file     text             not null,
    rules_sha256   text             not null, -- the file is frozen for the month once the run is approved
    prepared_by    text             not null check (btrim(prepared_by) <> ''),
    prepared_at    timestamptz      not null,
    prepared_note  text,
    reviewed_by    text             check (btrim(reviewed_by) <> ''),
    reviewed_at    timestamptz,
    reviewed_note  text,
    approved_by    text             check (btrim(approved_by) <> ''),
    approved_at    timestamptz,
    approved_note  text,
    cancelled_by   text             check (btrim(cancelled_by) <> ''),
    cancelled_at   timestamptz,
    cancelled_note text,
    primary key (month, number),
    constraint approver_is_another check (
        lower(approved_by) <> lower(prepared_by) and lower(approved_by) <> lower(reviewed_by)),
    check (state in ('draft', 'cancelled') or reviewed_by is not null),
    check (state in ('draft', 'reviewed', 'cancelled') or approved_by is not null),
    check ((state = 'cancelled') = (cancelled_by is not null)),
    check ((reviewed_by is null) = (reviewed_at is null)),
    check ((approved_by is null) = (approved_at is null)),
    check ((cancelled_by is null) = (cancelled_at is null))
);

create unique index one_live_run_of_a_month on payout_run (month) where state <> 'cancelled';

create type payout_status as enum ('held', 'no_payee', 'carried', 'payable');

create table payout_line (
    month        accounting_month not null,
    number       integer          not null,
    creator_id   text             not null,
    opening      numeric(38, 4)   not null,
    awards       numeric(38, 4)   not null check (awards >= 0),
    adjustments  numeric(38, 4)   not null,
    gross        numeric(38, 4)   not null,
    held         numeric(38, 4)   not null check (held >= 0),
    carried      numeric(38, 4)   not null,
    tax          numeric(38, 4)   not null check (tax >= 0),
    net          numeric(38, 4)   not null check (net >= 0),
    status       payout_status    not null,
    reference    text             not null unique check (length(reference) <= 32),
    -- what a taxed line's withholding was computed on; the sums of the year are those before this month
    tax_regime   text,
    tax_gap      text,
    tax_income   numeric(38, 4),
    tax_withheld numeric(38, 4),
    tax_months   integer,
    primary key (month, number, creator_id),
    foreign key (month, number) references payout_run on delete cascade,
    check (gross = opening + awards + adjustments - held),
    check (gross = carried + tax + net),
    check (num_nulls(tax_regime, tax_gap, tax_income, tax_withheld, tax_months) in (0, 5))
);

-- What a run brings into a creator's payable account, and from where: his awards per program, his adjustments.
create table payout_item (
    month      accounting_month not null,
    number     integer          not null,
    position   integer          not null,
    creator_id text             not null,
    kind       text             not null,
    source     text             not null, -- the ledger account that gives
    amount     numeric(38, 4)   not null check (amount <> 0),
    origin     accounting_month not null, -- the month that the money was earned in, or that a correction is of
    reason     text             not null,
    case_id    text,
    primary key (month, number, position),
    foreign key (month, number, creator_id) references payout_line on delete cascade
);

create function refuse_wrong_step() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.state = 'draft' then
            return old;
        end if;
        raise exception 'payout run %/% is %: it stays', old.month, old.number, old.state
            using errcode = 'restrict_violation';
    end if;
    if (old.state, new.state) not in (('draft', 'reviewed'), ('reviewed', 'approved'),
            ('draft', 'cancelled'), ('reviewed', 'cancelled'), ('approved', 'cancelled')) then
        raise exception 'payout run %/% is %: it cannot become %', old.month, old.number, old.state, new.state
            using errcode = 'restrict_violation';
    end if;
    if (new.month, new.number, new.currency, new.rules_title, new.rules_file, new.rules_sha256,
            new.prepared_by, new.prepared_at, new.prepared_note)
        is distinct from (old.month, old.number, old.currency, old.rules_title, old.rules_file, old.rules_sha256,
            old.prepared_by, old.prepared_at, old.prepared_note)
        or old.reviewed_by is not null and (new.reviewed_by, new.reviewed_at, new.reviewed_note)
            is distinct from (old.reviewed_by, old.reviewed_at, old.reviewed_note)
        or old.approved_by is not null and (new.approved_by, new.approved_at, new.approved_note)
            is distinct from (old.approved_by, old.approved_at, old.approved_note) then
        raise exception 'payout run %/%: what was signed cannot change', old.month, old.number
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger in_order before update or delete on payout_run
    for each row execute function refuse_wrong_step();

-- A line changes only while its run is a draft: what the reviewer saw is what the approver signs and the bank gets.
create function refuse_changed_line() returns trigger language plpgsql as $$
declare
    run record;
begin
    for run in select r.* from payout_run r
        where tg_op <> 'INSERT' and (r.month, r.number) = (old.month, old.number)
           or tg_op <> 'DELETE' and (r.month, r.number) = (new.month, new.number)
    loop
        if run.state <> 'draft' then
            raise exception 'payout run %/% is %: its lines cannot change', run.month, run.number, run.state
                using errcode = 'restrict_violation';
        end if;
    end loop;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create trigger only_in_draft before insert or update or delete on payout_line
    for each row execute function refuse_changed_line();
create trigger only_in_draft before insert or update or delete on payout_item
    for each row execute function refuse_changed_line();

create trigger never_emptied before truncate on payout_run
    for each statement execute function refuse_changed_money();
create trigger never_emptied before truncate on payout_line
    for each statement execute function refuse_changed_money();
create trigger never_emptied before truncate on payout_item
    for each statement execute function refuse_changed_money();
