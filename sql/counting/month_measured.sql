-- A month's measures (SPEC §4b) by row and user, of the days' facts; see MonthMeasures.
-- In braces:
--   measures: ", EXPRESSION as measure_NAME" for each measure, over the days of one row and user
create temp table measured as
select model_id, creator_id, measured.* exclude (row_no)
from (
    select row_no, person_no{measures}
    from kept join model using (day, model_no) join usr using (day, user_no)
    where measured_since is not null
    group by row_no, person_no
) measured
join row_of using (row_no);
