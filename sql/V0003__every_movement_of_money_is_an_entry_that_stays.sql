-- The ledger (SPEC §5): double entry, append-only, each entry chained by hash to the one before.
-- An amount above zero came into the account, below zero left it; a balance is the sum and is stored nowhere.

create domain accounting_month as text check (value ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');

create table ledger_entry (
    id            bigint           primary key check (id > 0),
    previous_id   bigint           generated always as (nullif(id - 1, 0)) stored,
    key           text             not null unique, -- idempotency: one key, one content, once
    posted_at     timestamptz      not null,
    kind          text             not null,
    month         accounting_month not null,
    currency      text             not null check (currency ~ '^[A-Z]{3}$'),
    description   text             not null,
    case_id       text,
    postings      smallint         not null check (postings >= 2),
    previous_hash bytea            not null,
    hash          bytea            not null check (length(hash) = 32),
    unique (id, hash),
    -- numbers without gaps and an unbroken chain are not left to the program that posts
    foreign key (previous_id, previous_hash) references ledger_entry (id, hash),
    check (id > 1 or previous_hash = decode(repeat('00', 32), 'hex'))
);

create table ledger_posting (
    entry_id bigint         not null references ledger_entry,
    number   smallint       not null check (number > 0),
    account  text           not null check (account <> ''),
    amount   numeric(38, 4) not null check (amount <> 0),
    primary key (entry_id, number)
);

create index ledger_posting_account on ledger_posting (account);

create function refuse_changed_money() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused; post a correcting entry', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on ledger_entry
    for each statement execute function refuse_changed_money();
create trigger append_only before update or delete or truncate on ledger_posting
    for each statement execute function refuse_changed_money();

-- At commit an entry has the postings that it announces, numbered from 1, and they sum to zero in its one currency.
create function refuse_unbalanced_entry() returns trigger language plpgsql as $$
declare
    entry ledger_entry;
    found_postings bigint;
    last_number smallint;
    total numeric;
begin
    if tg_table_name = 'ledger_entry' then
        entry := new;
    else
        select * into entry from ledger_entry where id = new.entry_id;
    end if;
    select count(*), max(number), sum(amount) into found_postings, last_number, total
        from ledger_posting where entry_id = entry.id;
    if (found_postings, last_number, total) is distinct from (entry.postings, entry.postings, 0) then
        raise exception 'ledger entry % (%) does not balance: % of % postings, sum % %',
            entry.id, entry.key, found_postings, entry.postings, coalesce(total, 0), entry.currency
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger balanced after insert on ledger_entry
    deferrable initially deferred for each row execute function refuse_unbalanced_entry();
-- An entry has at least the numbers 1 and 2: whatever is added to it later has a greater one.
create constraint trigger balanced after insert on ledger_posting
    deferrable initially deferred for each row when (new.number > 2) execute function refuse_unbalanced_entry();
