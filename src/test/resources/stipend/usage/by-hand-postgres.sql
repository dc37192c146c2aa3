-- The same in PostgreSQL, over a table of texts filled by COPY (typed columns would refuse the file for one bad row).
with judged as (
    select *,
        case
            when event_id ~ '[[:cntrl:]|]' or length(event_id) > 64 or user_id ~ '[[:cntrl:]]'
                or '|' || model_ids || '|' like '%||%' and model_ids <> '' then 'malformed'
            when occurred_at <> '' and occurred_at !~ '^[0-9-]{10}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})$'
                then 'bad_timestamp'
            when event_type not in ('generation', 'download', 'view', 'like', '') then 'bad_type'
            when quantity !~ '^([0-9]{1,9}([.]0+)?)?$' or amount !~ '^([0-9]{1,12}([.][0-9]{1,6}0*)?)?$' then 'bad_number'
            when '' in (event_id, occurred_at, event_type, user_id, model_ids) then 'missing_field'
            when occurred_at::timestamptz < '2024-01-31 16:00:00Z' or occurred_at::timestamptz >= '2024-02-01 16:00:00Z'
                then 'outside_day'
        end as fault
    from event
),
events as materialized (
    select distinct on (event_id) event_id, t, user_id, event_type, models, q, a
    from judged
    cross join lateral (
        select case when fault is null then occurred_at::timestamptz end as t,
            case when fault is null then coalesce(nullif(quantity, ''), '1')::numeric end as q,
            case when fault is null then coalesce(nullif(amount, ''), '0')::numeric * 1000000 end as a,
            array(select distinct unnest(string_to_array(model_ids, '|')) collate "C" order by 1) as models
    ) as typed
    where fault is null
    order by event_id, t, user_id, event_type, models, q, a
),
known as (
    select e.*, m.model_id, m.creator_id, m.partners, m.base, count(*) over (partition by e.event_id) as n
    from events e cross join lateral unnest(e.models) as one(model_id) join model m on m.model_id = one.model_id
),
weighed as (
    select *, sum(base * n + 7500) over (partition by event_id order by model_id collate "C") as upto,
        sum(base * n + 7500) over (partition by event_id) as total
    from known
),
credited as (
    select *,
        div(a * upto, total) - div(a * (upto - base * n - 7500), total) as revenue,
        div(1000000 * upto, total) - div(1000000 * (upto - base * n - 7500), total) as credit
    from weighed
),
capped as (
    select *, row_number() over (partition by model_id, user_id, event_type order by t, event_id) as place
    from credited
    where user_id not in (select user_id from blocked) and user_id <> creator_id
        and user_id <> all (string_to_array(partners, '|'))
)
select count(*), sum(images), sum(credited), sum(revenue) from (
    select model_id, creator_id, user_id, count(*) filter (where event_type = 'generation') as generations,
        sum(q) filter (where event_type = 'generation') as images,
        sum(credit) filter (where event_type = 'generation') as credited,
        count(*) filter (where event_type = 'download') as downloads, count(*) filter (where event_type = 'view') as views,
        count(*) filter (where event_type = 'like') as likes, sum(revenue) as revenue
    from capped
    where event_type <> 'generation' or place <= 50
    group by model_id, creator_id, user_id
) as fact
