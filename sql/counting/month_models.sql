-- SPEC §3, one row per model and creator.
-- In braces: nothing.
with summed as (
    select
        row_no,
        count(*) filter (event_type = 'generation') as generations,
        coalesce(sum(quantity) filter (event_type = 'generation'), 0) as images,
        sum(credit) as credited,
        count(*) filter (event_type = 'download') as downloads,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'like') as likes,
        sum(revenue) as revenue
    from line
    group by row_no
),
met as (
    select row_no, count(distinct person_no) as users, count(distinct day) as days from active group by row_no
)
select
    model_id, creator_id, generations, images, credited, downloads, views, likes, revenue,
    coalesce(users, 0), coalesce(days, 0)
from summed join row_of using (row_no) left join met using (row_no)
order by model_id, creator_id
