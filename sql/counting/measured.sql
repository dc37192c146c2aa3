-- What the rules' measures (SPEC §4b) make of the day's counted lines, by model and user; see DayMeasures.
-- In braces:
--   columns: ", column_NAME" for each declared event column
--   measures: ", EXPRESSION as measure_NAME" for each measure, over the lines of one model and user
create table measured as
with told as (
    select
        l.model_no, l.user_no, d.event_type, d.micros, d.event_id, d.quantity,
        cast(d.amount as decimal(18, 0)) * cast('0.000001' as decimal(6, 6)) as amount{columns}
    from counted l join delivered d on d.rowid = l.event
)
select model_no, user_no, min(micros) as measured_since{measures}
from told
group by model_no, user_no;
