-- SPEC §4 per: creator: users and days once over all of a creator's models.
select creator_id, count(distinct user_id) filter (active), count(distinct day) filter (active)
from fact
group by creator_id
order by creator_id
