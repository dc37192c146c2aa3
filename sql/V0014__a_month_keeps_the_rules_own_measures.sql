-- SPEC §4b: the measures that the month's rules add to its rows, by name. Of a creator only distinct users are kept: his other
-- measures are the sums of his rows.

alter table contribution add measures jsonb not null default '{}' check (jsonb_typeof(measures) = 'object');
alter table creator_contribution add measures jsonb not null default '{}' check (jsonb_typeof(measures) = 'object');
