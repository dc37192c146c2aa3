-- From approval to the bank and back (SPEC §5): where each payment goes, as it was approved; which files left; what the
-- bank said of each payment. Only what is sealed changes, when it is sealed again with another key.

alter table payout_run
    add column exported_by   text check (btrim(exported_by) <> ''),
    add column exported_at   timestamptz,
    add column exported_note text,
    add column settled_by    text check (btrim(settled_by) <> ''),
    add column settled_at    timestamptz,
    add column settled_note  text,
    add check ((state in ('exported', 'settled')) = (exported_by is not null)),
    add check ((state = 'settled') = (settled_by is not null)),
    add check ((exported_by is null) = (exported_at is null)),
    add check ((settled_by is null) = (settled_at is null));

-- What earlier payments brought back from the bank and this line's payment pays again, beside the net and untaxed.
alter table payout_line
    add column returned numeric(38, 4) not null default 0 check (returned >= 0),
    add check (returned = 0 or net > 0);

-- AES-GCM, see the package that seals: the key's name, then nonce, text and tag. A number in the open does not fit.
create domain sealed_text as text check (value ~ '^sealed:[0-9a-f]{16}:[A-Za-z0-9+/]{38,}={0,2}$');

create table payee_of_run (
    month      accounting_month not null,
    number     integer          not null,
    creator_id text             not null,
    source_row bigint           not null, -- of payees.csv
    legal_name sealed_text      not null,
    id_type    text             not null,
    id_number  sealed_text      not null,
    channel    text             not null check (channel in ('bank', 'alipay', 'wechat')),
    account    sealed_text      not null,
    bank_code  text             not null,
    country    text             not null,
    primary key (month, number, creator_id),
    foreign key (month, number, creator_id) references payout_line on delete cascade
);

create trigger only_in_draft before insert or delete on payee_of_run
    for each row execute function refuse_changed_line();
create trigger only_sealed_again before update on payee_of_run
    for each row when ((old.month, old.number, old.creator_id, old.source_row, old.id_type,
        old.channel, old.bank_code, old.country) is distinct from (new.month, new.number, new.creator_id,
        new.source_row, new.id_type, new.channel, new.bank_code, new.country))
    execute function refuse_changed_line();
create trigger never_emptied before truncate on payee_of_run
    for each statement execute function refuse_changed_money();

-- Who pays, as the first export said: exporting again gives the same files.
create table debtor_of_run (
    month   accounting_month not null,
    number  integer          not null,
    name    text             not null,
    account sealed_text      not null,
    bank    text             not null,
    country text             not null,
    primary key (month, number),
    foreign key (month, number) references payout_run
);

create trigger only_sealed_again before update on debtor_of_run
    for each row when ((old.month, old.number, old.name, old.bank, old.country)
        is distinct from (new.month, new.number, new.name, new.bank, new.country))
    execute function refuse_changed_money();
create trigger append_only before delete or truncate on debtor_of_run
    for each statement execute function refuse_changed_money();

create table bank_file (
    month    accounting_month not null,
    number   integer          not null,
    name     text             not null,
    payments integer          not null check (payments > 0),
    total    numeric(38, 4)   not null check (total > 0),
    sha256   text             not null check (length(sha256) = 64),
    primary key (month, number, name),
    foreign key (month, number) references payout_run
);

create trigger append_only before update or delete or truncate on bank_file
    for each statement execute function refuse_changed_money();

create type payment_outcome as enum ('succeeded', 'rejected');

-- One result of each payment, whole runs or parts of them at a time.
create table payment_result (
    month       accounting_month not null,
    number      integer          not null,
    creator_id  text             not null,
    outcome     payment_outcome  not null,
    reason      text,
    source      text             not null, -- the file's name and SHA-256; empty: it was never sent
    recorded_by text             not null check (btrim(recorded_by) <> ''),
    recorded_at timestamptz      not null,
    primary key (month, number, creator_id),
    foreign key (month, number, creator_id) references payout_line,
    check ((outcome = 'rejected') = (reason is not null))
);

create trigger append_only before update or delete or truncate on payment_result
    for each statement execute function refuse_changed_money();

create function refuse_result_of_unexported() returns trigger language plpgsql as $$
begin
    if not exists (select from payout_run r
            where (r.month, r.number, r.state) = (new.month, new.number, 'exported'::payout_state)) then
        raise exception 'payout run %/%: only an exported run has results', new.month, new.number
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger of_an_exported_run before insert on payment_result
    for each row execute function refuse_result_of_unexported();

create or replace function refuse_wrong_step() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.state = 'draft' then
            return old;
        end if;
        raise exception 'payout run %/% is %: it stays', old.month, old.number, old.state
            using errcode = 'restrict_violation';
    end if;
    if (old.state, new.state) not in (('draft', 'reviewed'), ('reviewed', 'approved'), ('approved', 'exported'),
            ('exported', 'settled'), ('draft', 'cancelled'), ('reviewed', 'cancelled'), ('approved', 'cancelled')) then
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
            is distinct from (old.approved_by, old.approved_at, old.approved_note)
        or old.exported_by is not null and (new.exported_by, new.exported_at, new.exported_note)
            is distinct from (old.exported_by, old.exported_at, old.exported_note) then
        raise exception 'payout run %/%: what was signed cannot change', old.month, old.number
            using errcode = 'restrict_violation';
    end if;
    if new.state = 'settled' and exists (select from payout_line l
            where (l.month, l.number) = (new.month, new.number) and l.net + l.returned > 0
              and not exists (select from payment_result r
                where (r.month, r.number, r.creator_id) = (l.month, l.number, l.creator_id))) then
        raise exception 'payout run %/%: it is settled once every payment has a result', new.month, new.number
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
