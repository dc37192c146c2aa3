-- From accepted events to usage lines (SPEC §2): who is known, whose credit is how much, why a line is excluded.

-- Of rows with one event_id the one that sorts first counts; the others are named here.
create temp table duplicate as
with repeated as (
    select event_id from delivered where fault is null group by event_id having count(*) > 1
)
select row_no
from (
    select
        d.rowid as row_no,
        row_number() over (
            partition by event_id
            order by micros, user_id, event_type, array_to_string(models, '|'), quantity, amount{columns}, d.rowid
        ) as place
    from delivered d semi join repeated using (event_id)
    where fault is null
)
where place > 1;

create temp table usr as
select user_id, cast(row_number() over () as integer) as user_no, user_id in (from blocked) as blocked
from (select distinct user_id from delivered where fault is null);

-- Whose models these users are: their creator's, and those of the creators they are split among.
create temp table own as
select distinct model_no, user_no, true as own
from (
    select model_no, creator_id as user_id from model
    union all
    select model_no, unnest(partners) from model
)
join usr using (user_id);

create temp view accepted as
select d.rowid as event, d.* exclude (file, line, fault), user_no, blocked
from delivered d join usr using (user_id)
where fault is null and d.rowid not in (from duplicate);

-- Credit runs over an event's known models in their order: a line has the part of the event that lies between the
-- weights before it and those up to it. Events of up to three models (nearly all) find them as columns; longer ones by
-- windows. If all weights are 0 every known model weighs 1. If no model is known the credit stays on the first line,
-- so that the manifest can state it.
create temp table line as
with found as (
    select
        event, user_no, blocked, event_type, quantity, amount,
        len(models) as lines,
        a.model_no as no1, b.model_no as no2, c.model_no as no3,
        a.base as base1, b.base as base2, c.base as base3,
        cast((no1 is not null)::tinyint + (no2 is not null)::tinyint + (no3 is not null)::tinyint as bigint) as known
    from accepted e
    left join model a on models[1] = a.model_id
    left join model b on models[2] = b.model_id
    left join model c on models[3] = c.model_id
    where len(models) <= 3
),
raw as (
    select
        *,
        coalesce(base1 * known + getvariable('equal'), 0) as raw1,
        coalesce(base2 * known + getvariable('equal'), 0) as raw2,
        coalesce(base3 * known + getvariable('equal'), 0) as raw3
    from found
),
weighed_columns as (
    select
        * exclude (raw1, raw2, raw3),
        raw1 + raw2 + raw3 as weights,
        case when weights > 0 then raw1 when known > 0 then (no1 is not null)::bigint else 1 end as weight1,
        case when weights > 0 then raw2 else (no2 is not null)::bigint end as weight2,
        case when weights > 0 then raw3 else (no3 is not null)::bigint end as weight3
    from raw
),
short as (
    select
        event, user_no, blocked, event_type, quantity, amount, weight1 + weight2 + weight3 as total,
        unnest([
            {model_no: no1, since: 0::bigint, upto: weight1},
            {model_no: no2, since: weight1, upto: weight1 + weight2},
            {model_no: no3, since: weight1 + weight2, upto: weight1 + weight2 + weight3}
        ][:lines], recursive := true)
    from weighed_columns
),
rows_of as (
    select
        event, user_no, blocked, event_type, quantity, amount, model_no, place,
        cast(model_no is not null as bigint) as known,
        base * count(model_no) over (partition by event) + getvariable('equal') as raw
    from (select *, unnest(models) as model_id, generate_subscripts(models, 1) as place from accepted where len(models) > 3)
    left join model using (model_id)
),
weighed as (
    select
        *,
        case
            when sum(raw) over (partition by event) > 0 then coalesce(raw, 0)
            when sum(known) over (partition by event) > 0 then known
            else cast(place = 1 as bigint)
        end as weight
    from rows_of
),
long as (
    select
        event, user_no, blocked, event_type, quantity, amount,
        cast(sum(weight) over (partition by event) as bigint) as total,
        model_no,
        cast(sum(weight) over (partition by event order by place) - weight as bigint) as since,
        cast(sum(weight) over (partition by event order by place) as bigint) as upto
    from weighed
)
select
    event, model_no, user_no, event_type, quantity,
    case when event_type = 'generation' then share(1000000, upto, total) - share(1000000, since, total) else 0 end as credit,
    share(amount, upto, total) - share(amount, since, total) as revenue,
    case
        when model_no is null then 'unknown_model'
        when blocked and getvariable('excludes_blocked') then 'blocked_user'
        when own and getvariable('excludes_own') then 'self_use'
    end as excluded
from (from short union all by name from long) left join own using (model_no, user_no);

-- Over the cap: only (model, user, type) with more lines than it allows are put in order.
create temp table over_cap as
with cap as (
    select cast(event_type as event_type) as event_type, lines from (from daily_cap)
),
crowded as (
    select model_no, user_no, event_type, any_value(cap.lines) as cap
    from line join cap using (event_type)
    where excluded is null
    group by all
    having count(*) > any_value(cap.lines)
)
select line_no
from (
    select
        l.rowid as line_no, cap,
        row_number() over (partition by l.model_no, l.user_no, l.event_type order by d.micros, d.event_id) as place
    from line l
    join crowded using (model_no, user_no, event_type)
    join delivered d on d.rowid = l.event
    where excluded is null
)
where place > cap;

create temp view counted as
from line where excluded is null and rowid not in (from over_cap);

-- The day's facts: what each user did with each model.
create temp table fact as
select
    model_no, user_no,
    count(*) filter (event_type = 'generation') as generations,
    coalesce(sum(quantity) filter (event_type = 'generation'), 0) as images,
    sum(credit) as credited,
    count(*) filter (event_type = 'download') as downloads,
    count(*) filter (event_type = 'view') as views,
    count(*) filter (event_type = 'like') as likes,
    sum(revenue) as revenue
from counted
group by all;
