-- From accepted events to usage lines (SPEC §2): who is known, whose credit is how much, why a line is excluded. Most
-- events are plain: their lines are all counted and need no looking to and fro. The others go the long way.

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
            order by
                micros, user_id, event_type,
                coalesce(array_to_string(models, '|'), concat_ws('|', a.model_id, b.model_id, c.model_id)),
                quantity, amount{columns}, d.rowid
        ) as place
    from delivered d
    semi join repeated using (event_id)
    left join model a on no1 = a.model_no
    left join model b on no2 = b.model_no
    left join model c on no3 = c.model_no
    where fault is null
)
where place > 1;

create temp view accepted as
select rowid as event, * exclude (file, line, fault), coalesce(len(models), 1 + (no2 is not null)::int + (no3 is not null)::int) as lines
from delivered
where fault is null and rowid not in (from duplicate);

-- Who used anything. Whoever has no more events of a type than its cap cannot be over the cap with any model.
create temp table usr as
select
    user_id,
    cast(row_number() over () as integer) as user_no,
    user_id in (from blocked) as blocked,
    user_id in (select creator_id from model union all select unnest(partners) from model) as creates,
    coalesce(generations > getvariable('cap_generation'), false) as crowds_generation,
    coalesce(downloads > getvariable('cap_download'), false) as crowds_download,
    coalesce(views > getvariable('cap_view'), false) as crowds_view,
    coalesce(likes > getvariable('cap_like'), false) as crowds_like
from (
    select
        user_id,
        count(*) filter (event_type = 'generation') as generations,
        count(*) filter (event_type = 'download') as downloads,
        count(*) filter (event_type = 'view') as views,
        count(*) filter (event_type = 'like') as likes
    from delivered
    where fault is null
    group by user_id
);

create temp view used as
select
    accepted.* exclude (user_id), user_no, blocked,
    models is null and not blocked and not creates and not case event_type
        when 'generation' then crowds_generation
        when 'download' then crowds_download
        when 'view' then crowds_view
        when 'like' then crowds_like
    end as plain
from accepted join usr using (user_id);

-- The lines of plain events. Credit runs over an event's models in their order: a line has the part of the event that lies
-- between the weights before it and those up to it. If all weights are 0 every model weighs 1.
create temp view plain_line as
with weighed as (
    select
        used.*,
        coalesce(a.base * lines + getvariable('equal'), 0) as raw1,
        coalesce(b.base * lines + getvariable('equal'), 0) as raw2,
        coalesce(c.base * lines + getvariable('equal'), 0) as raw3,
        raw1 + raw2 + raw3 > 0 as weigh,
        case when weigh then raw1 else 1 end as upto1,
        case when weigh then raw1 + raw2 else least(lines, 2) end as upto2,
        case when weigh then raw1 + raw2 + raw3 else lines end as total,
        case when event_type = 'generation' then 1000000 else 0 end as one
    from used
    join model a on no1 = a.model_no
    left join model b on no2 = b.model_no
    left join model c on no3 = c.model_no
    where plain
),
shared as (
    select
        *,
        share(one, upto1, total) as credit1, share(one, upto2, total) as credit2,
        share(amount, upto1, total) as revenue1, share(amount, upto2, total) as revenue2
    from weighed
)
select
    event, user_no, event_type, quantity,
    unnest([
        {model_no: no1, credit: credit1, revenue: revenue1},
        {model_no: no2, credit: credit2 - credit1, revenue: revenue2 - revenue1},
        {model_no: no3, credit: one - credit2, revenue: amount - revenue2}
    ][:lines], recursive := true)
from shared;

-- Whose models these users are: their creator's, and those of the creators they are split among.
create temp table own as
select distinct model_no, user_no, true as own
from (
    select model_no, creator_id as user_id from model
    union all
    select model_no, unnest(partners) from model
)
join usr using (user_id);

-- The lines of all other events, the same by windows. Here a model may be unknown; if none of an event is known its credit
-- stays on the first line, so that the manifest can state it.
create temp table line as
with listed as (
    select event, user_no, blocked, event_type, quantity, amount, unnest([no1, no2, no3][:lines]) as model_no,
        generate_subscripts([no1, no2, no3][:lines], 1) as place
    from used
    where not plain and models is null
    union all by name
    select event, user_no, blocked, event_type, quantity, amount, model_no, place
    from (
        select event, user_no, blocked, event_type, quantity, amount, unnest(models) as model_id,
            generate_subscripts(models, 1) as place
        from used
        where models is not null
    )
    left join model using (model_id)
),
rows_of as (
    select
        listed.*,
        cast(model_no is not null as bigint) as known,
        base * count(model_no) over (partition by event) + getvariable('equal') as raw
    from listed left join model using (model_no)
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
placed as (
    select
        *,
        cast(sum(weight) over (partition by event) as bigint) as total,
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
from placed left join own using (model_no, user_no);

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
from plain_line
union all by name
select * exclude (excluded) from line where excluded is null and rowid not in (from over_cap);

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
