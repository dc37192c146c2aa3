-- From rows that are no fault to events, all in numbers (SPEC §2): what stands twice left out, users numbered.
-- In braces:
--   columns: ", column_NAME" for each declared event column

-- Of rows with one event_id the one that sorts first counts; the others are named here.
create table duplicate as
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
                micros, user_id, event_type, coalesce(models, concat_ws('|', a.model_id, b.model_id, c.model_id)),
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

-- How many events of each type a user has.
create table used as
select user_id, event_type, count(*) as events from delivered where fault is null group by user_id, event_type;

-- Who may be over a cap, by the user's hash: whoever has more events of the type with the models of one of 32 groups than the cap
-- allows with one model. An event whose models are not kept as numbers counts in every group.
create table crowd as
select distinct user_hash, event_type
from (
    select
        user_hash, event_type,
        unnest(case when no1 is null then range(32) else [no1 % 32, no2 % 32, no3 % 32] end) as models
    from (select hash(user_id) as user_hash, event_type, no1, no2, no3 from delivered where fault is null)
    semi join (select hash(user_id) as user_hash, event_type from used where events > cap_of(event_type))
        using (user_hash, event_type)
)
where models is not null
group by user_hash, event_type, models
having count(*) > cap_of(event_type);

-- Who used anything.
create table usr as
select
    user_id,
    cast(row_number() over () as integer) as user_no,
    coalesce(creator_no, -1) as creator_no,
    user_id in (from blocked) as blocked,
    coalesce(crowds_generation, false) as crowds_generation,
    coalesce(crowds_download, false) as crowds_download,
    coalesce(crowds_view, false) as crowds_view,
    coalesce(crowds_like, false) as crowds_like
from (select distinct user_id, hash(user_id) as user_hash from used)
left join (
    select
        user_hash,
        bool_or(event_type = 'generation') as crowds_generation,
        bool_or(event_type = 'download') as crowds_download,
        bool_or(event_type = 'view') as crowds_view,
        bool_or(event_type = 'like') as crowds_like
    from crowd
    group by user_hash
) using (user_hash)
left join creator on user_id = creator_id;

-- What is read by Events: no model is -1.
create view event as
select
    d.rowid as event, cast(enum_code(event_type) as integer) as type, user_no, creator_no, blocked,
    case event_type
        when 'generation' then crowds_generation
        when 'download' then crowds_download
        when 'view' then crowds_view
        when 'like' then crowds_like
    end as crowded,
    not (blocked or crowded or creator_no >= 0) as ordinary,
    quantity, amount, coalesce(no1, -1) as no1, coalesce(no2, -1) as no2, coalesce(no3, -1) as no3, models, micros, event_id
from delivered d join usr using (user_id)
where fault is null and d.rowid not in (from duplicate);
