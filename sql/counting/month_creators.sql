-- SPEC §4 per: creator: users and days once over all of a creator's models.
-- In braces: nothing.
select creator_id, coalesce(users, 0), coalesce(days, 0)
from (select distinct creator_id from line join row_of using (row_no))
left join (
    select creator_id, count(distinct person_no) as users, count(distinct day) as days
    from active join row_of using (row_no)
    group by creator_id
) using (creator_id)
order by creator_id
