-- Rows of one file into delivered, each with its first fault in SPEC §2's order. Nearly
-- every event has up to three models, all known and none twice: it is short, and its models are kept as their numbers.
-- In braces:
--   fields: the query that makes the file's columns alike: text_fields.sql, or what ParquetFile gives
--   file: the file's place in the delivery, from 0
--   malformed: " or wrong_NAME" for each declared event column that is no decimal
--   bad_numbers: " or wrong_NAME" for each that is one
--   text: the row as it was delivered, an expression of the column given
--   columns: ", column_NAME" for each declared event column
insert into delivered
with found as (
    select
        f.*, a.model_no as found1, b.model_no as found2, c.model_no as found3,
        coalesce(case len(models)
            when 1 then found1 is not null
            when 2 then found1 <> found2
            when 3 then found1 <> found2 and found1 <> found3 and found2 <> found3
        end, false) as short
    from ({fields}) f
    left join model a on f.models[1] = a.model_id
    left join model b on f.models[2] = b.model_id
    left join model c on f.models[3] = c.model_id
)
select
    {file},
    line,
    case
        when malformed{malformed} or bad_id(event_id) or strlen(event_id) > 64 and length(event_id) > 64 or bad_id(user_id)
            or case when short then false else bad_models(models) end
            then 'malformed'
        when timed and micros is null then 'bad_timestamp'
        when event_type <> '' and try_cast(event_type as event_type) is null then 'bad_type'
        when quantity is null or amount is null{bad_numbers} then 'bad_number'
        when not timed or coalesce(event_id, '') = '' or coalesce(event_type, '') = '' or coalesce(user_id, '') = ''
            or coalesce(len(models), 0) = 0
            then 'missing_field'
        when micros < getvariable('day_begins') or micros >= getvariable('day_ends') then 'outside_day'
    end as fault,
    event_id, micros, try_cast(event_type as event_type), user_id,
    case when short then least(found1, found2, found3) end,
    case when short and len(models) = 2 then greatest(found1, found2)
        when short and len(models) = 3
        then found1 + found2 + found3 - least(found1, found2, found3) - greatest(found1, found2, found3)
    end,
    case when short and len(models) = 3 then greatest(found1, found2, found3) end,
    case when not short then array_to_string(list_sort(list_distinct(models)), '|') end,
    quantity, amount, case when fault is not null then {text} end{columns}
from found
