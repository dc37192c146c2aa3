-- The whole of SPEC §2 as one would write it by hand, for DuckDB: faults by case, duplicates by min, unnest, join, windows for
-- credit and cap. What is read from the file stands in by-hand-parquet.sql and by-hand-csv.sql.
with judged as (
    select
        *,
        case
            when regexp_matches(event_id, '[[:cntrl:]|]') or length(event_id) > 64 or regexp_matches(user_id, '[[:cntrl:]|]')
                or list_contains(models, '') or regexp_matches(array_to_string(models, ''), '[[:cntrl:]|]') then 'malformed'
            when timed and not coalesce(isfinite(t), false) then 'bad_timestamp'
            when event_type not in ('generation', 'download', 'view', 'like') then 'bad_type'
            when q is null or q < 0 or q > 1000000000 or a is null or a < 0 or a >= 1000000000000 then 'bad_number'
            when not timed or coalesce(event_id, '') = '' or coalesce(event_type, '') = '' or coalesce(user_id, '') = ''
                or coalesce(len(models), 0) = 0 then 'missing_field'
            when t < timestamptz '2024-01-31 16:00:00Z' or t >= timestamptz '2024-02-01 16:00:00Z' then 'outside_day'
        end as fault
    from ({delivered})
),
events as (
    select event_id, min(struct_pack(
        t := t, u := user_id, e := event_type, m := list_sort(list_distinct(models)), q := q, a := (a * 1000000)::bigint)) as e
    from judged
    where fault is null
    group by event_id
),
lines as (
    select event_id, e.t as t, e.u as u, e.e as type, e.q as q, e.a as a, unnest(e.m) as model_id from events
),
known as (
    select l.*, m.creator_id, m.partners, m.base, count(*) over (partition by event_id) as n
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
    where u not in (select user_id from blocked) and u <> creator_id and not list_contains(partners, u)
)
select model_id, creator_id, u, count(*) filter (type = 'generation') as generations,
    sum(q) filter (type = 'generation') as images, sum(credit) filter (type = 'generation') as credited,
    count(*) filter (type = 'download') as downloads, count(*) filter (type = 'view') as views,
    count(*) filter (type = 'like') as likes, sum(revenue) as revenue
from capped
where type <> 'generation' or place <= 50
group by all
