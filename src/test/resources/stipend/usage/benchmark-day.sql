-- A day's events, each of one to three of 100,000 models (few loved by many; one in a hundred unknown) by 500,000 users, of
-- whom some use their own models and twenty the same model all day. One row in 200 is delivered twice, every second of these
-- with other contents; one in 100 has a fault, of each kind. All of it is a function of the row's number.
create view event as
with numbered as (
    select
        i, if(i % 200 = 0, i - 1, i) as id, if(i % 400 = 0, i - 1, i) as content, hash(content) as a,
        hash(content + 1000003) as b, hash(content + 77777777) as c, if(i % 2000 < 1000, (i % 1000)::bigint, -1) as fault
    from range({events}) t(i)
)
select
    case when fault = 101 then 'e|' || id else 'e' || id end as event_id,
    case
        when fault between 111 and 112 then 'infinity'::timestamptz
        when fault between 121 and 123 then make_timestamptz(1706716800000000 - (1 + a % 86400000000)::bigint)
        else make_timestamptz(1706716800000000 + (a % 86400000000)::bigint) -- 2024-02-01 in Asia/Shanghai
    end as occurred_at,
    case
        when fault between 131 and 133 then 'share'
        when b % 10 < 7 then 'generation' when b % 10 < 9 then 'download' when b % 20 = 19 then 'view' else 'like'
    end as event_type,
    case
        when fault between 141 and 143 then null
        when content % 50 = 13 then 'u' || (1 + content // 50 % 20)
        when content % 50 = 14 then 'c' || (c % 20000)
        else 'u' || (c % 500000)
    end as user_id,
    case
        when fault between 151 and 152 then []
        when content % 150 = 13 then ['m7']
        else list_distinct(list_transform(range((1 + b % 3)::bigint), lambda x:
            'm' || ((((hash(content * 3 + x) % 101000) * (hash(content * 7 + x) % 100000)) // 100000)::bigint)))
    end as model_ids,
    case when fault = 161 then -1 else (1 + a % 4)::bigint end as quantity,
    case when fault between 171 and 172 then -1 else ((c % 1000000) / 1000000.0) end::decimal(18, 6) as amount
from numbered
