-- A month's facts (see facts.sql), day by day; the file's place in the list tells the day. Models and users have numbers of
-- their own on each day: here they get the month's.
-- In braces:
--   facts: the files' paths, each in quotes, with commas between them
create temp view kept as select *, file_index as day from read_parquet([{facts}], hive_partitioning = false);

-- A row of SPEC §3: a model under a creator.
create temp table row_of as
select cast(row_number() over () as integer) as row_no, model_id, creator_id
from (select distinct model_id, creator_id from kept where model_id is not null);

create temp table person as
select cast(row_number() over () as integer) as person_no, user_id
from (select distinct user_id from kept where user_id is not null);

create temp table model as
select day, model_no, row_no from kept join row_of using (model_id, creator_id) where model_id is not null;

create temp table usr as select day, user_no, person_no from kept join person using (user_id) where user_id is not null;

create temp view line as
select day, row_no, user_no, event_type, quantity, credit, revenue
from kept join model using (day, model_no)
where event_type is not null;

-- Who generated with what on which day, once.
create temp table active as
select row_no, person_no, day
from (select distinct row_no, user_no, day from line where event_type = 'generation') join usr using (day, user_no);
