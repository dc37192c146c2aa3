-- The day's figures per model and its creator (SPEC §6, daily_usage.csv).
select
    model_id, creator_id, sum(generations), sum(images), sum(credited), sum(downloads), sum(views), sum(likes), sum(revenue)
from fact join model using (model_no)
group by model_id, creator_id
order by model_id, creator_id
