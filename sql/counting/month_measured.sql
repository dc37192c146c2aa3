-- A month's measures (SPEC §4b) by row and user, of the days' facts; see MonthMeasures.
create temp table measured as
select model_id, creator_id, user_id{measures}
from fact
group by model_id, creator_id, user_id;
