-- SPEC §4b: the cells of columns that the month's rules declare, by name, where they are not empty. Awards depend on them,
-- so they are kept with the rest of the row and not looked up again in a catalog that may have changed.

alter table contribution add columns jsonb not null default '{}' check (jsonb_typeof(columns) = 'object');
alter table creator_contribution add columns jsonb not null default '{}' check (jsonb_typeof(columns) = 'object');
