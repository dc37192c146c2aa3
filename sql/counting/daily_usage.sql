-- The day's figures per model and its creator (SPEC §6, daily_usage.csv).
select model_id, creator_id, generations, images, credited, downloads, views, likes, revenue
from (
    select
        model_no, sum(generations) as generations, sum(images) as images, sum(credited) as credited,
        sum(downloads) as downloads, sum(views) as views, sum(likes) as likes, sum(revenue) as revenue
    from fact
    group by model_no
)
join model using (model_no)
order by model_id, creator_id
