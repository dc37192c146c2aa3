-- SPEC §3, one row per model and creator.
select
    model_id, creator_id, sum(generations), sum(images), sum(credited), sum(downloads), sum(views), sum(likes), sum(revenue),
    count(distinct user_id) filter (active), count(distinct day) filter (active)
from fact
group by model_id, creator_id
order by model_id, creator_id
