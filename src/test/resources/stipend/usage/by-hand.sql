-- The whole of SPEC §2 as one would write it by hand, for DuckDB: duplicates by min, unnest, join, windows for credit and
-- cap. Says the same as sql/counting for clean rows and a cap of 50 generations.
with events as (
    select event_id, min(struct_pack(
        t := epoch_us(occurred_at), u := user_id, e := event_type, m := list_sort(list_distinct(model_ids)),
        q := quantity, a := (amount * 1000000)::bigint)) as e
    from '{day}'
    group by event_id
),
lines as (
    select event_id, e.t as t, e.u as u, e.e as type, e.q as q, e.a as a, unnest(e.m) as model_id from events
),
known as (
    select l.*, m.creator_id, m.base, count(m.creator_id) over (partition by event_id) as n
    from lines l join model m using (model_id)
),
weighed as (
    select *, sum(base * n + 7500) over (partition by event_id order by model_id) as upto,
        sum(base * n + 7500) over (partition by event_id) as total
    from known
),
credited as (
    select *,
        a::hugeint * upto // total - a::hugeint * (upto - base * n - 7500) // total as revenue,
        1000000 * upto // total - 1000000 * (upto - base * n - 7500) // total as credit
    from weighed
),
capped as (
    select *, row_number() over (partition by model_id, u, type order by t, event_id) as place
    from credited
    where u <> creator_id
)
select model_id, creator_id, u, count(*) filter (type = 'generation') as generations,
    sum(q) filter (type = 'generation') as images, sum(credit) filter (type = 'generation') as credited,
    count(*) filter (type = 'download') as downloads, count(*) filter (type = 'view') as views,
    count(*) filter (type = 'like') as likes, sum(revenue) as revenue
from capped
where type <> 'generation' or place <= 50
group by all
