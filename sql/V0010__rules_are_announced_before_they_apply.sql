-- What creators were told, and when (the issue on rules, "life of a rules file"): a file by its SHA-256, once. A changed
-- file is another announcement; of several that begin with one month, the last one counts.

create table rules_announcement (
    number       bigint           generated always as identity primary key,
    rules_from   accounting_month not null,
    file         text             not null,
    sha256       text             not null unique check (length(sha256) = 64),
    title        text             not null,
    announced_on date             not null,
    announced_by text             not null check (btrim(announced_by) <> ''),
    recorded_at  timestamptz      not null
);

create function refuse_changed_announcement() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused; announce the other file', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on rules_announcement
    for each statement execute function refuse_changed_announcement();
