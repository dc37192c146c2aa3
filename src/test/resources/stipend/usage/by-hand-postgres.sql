-- The same in PostgreSQL, over a table filled by COPY.
with events as (
    select distinct on (event_id) * from event
    order by event_id, occurred_at, user_id, event_type, model_ids, quantity, amount
),
known as (
    select e.event_id, e.occurred_at, e.user_id, e.event_type, e.quantity, e.amount, m.model_id, m.creator_id, m.base,
        count(*) over (partition by e.event_id) as n
    from events e
    cross join lateral (select distinct unnest(string_to_array(e.model_ids, '|')) as model_id) as one
    join model m on m.model_id = one.model_id
),
weighed as (
    select *, sum(base * n + 7500) over (partition by event_id order by model_id collate "C") as upto,
        sum(base * n + 7500) over (partition by event_id) as total
    from known
),
credited as (
    select *,
        div(1000000 * amount * upto, total) - div(1000000 * amount * (upto - base * n - 7500), total) as revenue,
        div(1000000 * upto, total) - div(1000000 * (upto - base * n - 7500), total) as credit
    from weighed
),
capped as (
    select *, row_number() over (partition by model_id, user_id, event_type order by occurred_at, event_id) as place
    from credited
    where user_id <> creator_id
)
select count(*), sum(revenue) from (
    select model_id, creator_id, user_id, count(*) filter (where event_type = 'generation') as generations,
        sum(quantity) filter (where event_type = 'generation') as images,
        sum(credit) filter (where event_type = 'generation') as credited,
        count(*) filter (where event_type = 'download') as downloads, count(*) filter (where event_type = 'view') as views,
        count(*) filter (where event_type = 'like') as likes, sum(revenue) as revenue
    from capped
    where event_type <> 'generation' or place <= 50
    group by model_id, creator_id, user_id
) as fact
