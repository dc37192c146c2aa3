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
            order by micros, user_id, event_type, array_to_string(models, '|'), quantity, amount, d.rowid
        ) as place
    from delivered d semi join repeated using (event_id)
    where fault is null
)
where place > 1;

create temp table usr as
select user_id, cast(row_number() over () as integer) as user_no, user_id in (from blocked) as blocked
from (select distinct user_id from delivered where fault is null);

create temp view accepted as
select d.rowid as event, d.* exclude (file, line, fault), user_no, blocked
from delivered d join usr using (user_id)
where fault is null and d.rowid not in (from duplicate);

-- Credit runs over an event's known models in their order: a line has the part of the event that lies between the
-- weights before it and those up to it. Events of up to three models (nearly all) find them as columns; longer ones by
-- windows. If all weights are 0 every known model weighs 1. If no model is known the credit stays on the first line,
-- so that the manifest can state it.
create temp table line as
with columns_of as (
    select
        e.* exclude (models),
        len(models) as lines,
        a.model_no as no1, b.model_no as no2, c.model_no as no3,
        e.user_id = a.creator_id or coalesce(list_contains(a.partners, e.user_id), false) as own1,
        e.user_id = b.creator_id or coalesce(list_contains(b.partners, e.user_id), false) as own2,
        e.user_id = c.creator_id or coalesce(list_contains(c.partners, e.user_id), false) as own3,
        cast(no1 is not null as bigint) as known1,
        cast(no2 is not null as bigint) as known2,
        cast(no3 is not null as bigint) as known3,
        known1 + known2 + known3 as known,
        coalesce(a.base * known + getvariable('equal'), 0) as raw1,
        coalesce(b.base * known + getvariable('equal'), 0) as raw2,
        coalesce(c.base * known + getvariable('equal'), 0) as raw3,
        case when raw1 + raw2 + raw3 > 0 then raw1 when known > 0 then known1 else 1 end as upto1,
        upto1 + case when raw1 + raw2 + raw3 > 0 then raw2 else known2 end as upto2,
        upto2 + case when raw1 + raw2 + raw3 > 0 then raw3 else known3 end as upto3
    from accepted e
    left join model a on models[1] = a.model_id
    left join model b on models[2] = b.model_id
    left join model c on models[3] = c.model_id
    where len(models) <= 3
),
short as (
    select
        event, user_no, blocked, event_type, quantity, amount, upto3 as total,
        unnest([
            {model_no: no1, own: own1, since: 0, upto: upto1},
            {model_no: no2, own: own2, since: upto1, upto: upto2},
            {model_no: no3, own: own3, since: upto2, upto: upto3}
        ][:lines], recursive := true)
    from columns_of
),
rows_of as (
    select
        e.* exclude (models), model_no, place,
        e.user_id = creator_id or coalesce(list_contains(partners, e.user_id), false) as own,
        cast(model_no is not null as bigint) as is_known,
        base * count(model_no) over whole + getvariable('equal') as raw
    from (select *, unnest(models) as model_id, generate_subscripts(models, 1) as place from accepted where len(models) > 3) e
    left join model using (model_id)
    window whole as (partition by event)
),
weighed as (
    select
        *,
        case
            when sum(raw) over whole > 0 then coalesce(raw, 0)
            when sum(is_known) over whole > 0 then is_known
            else cast(place = 1 as bigint)
        end as weight
    from rows_of
    window whole as (partition by event)
),
long as (
    select
        event, user_no, blocked, event_type, quantity, amount,
        cast(sum(weight) over (partition by event) as bigint) as total,
        model_no, own,
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
from (from short union all by name from long);

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
