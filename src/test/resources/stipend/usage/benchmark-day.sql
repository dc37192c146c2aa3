-- Five million events of one to three of 100,000 models by 500,000 users, every 200th delivered twice, few models loved by
-- many. All of it is a function of the row's number.
copy (
    with row_of as (
        select i, if(i % 200 = 0, i - 1, i) as id, hash(i) as a, hash(i + 1000003) as b, hash(i + 77777777) as c
        from range({events}) t(i)
    )
    select
        'e' || id as event_id,
        make_timestamptz(1706716800000000 + (a % 86400000000)::bigint) as occurred_at, -- 2024-02-01 in Asia/Shanghai
        case when b % 10 < 7 then 'generation' when b % 10 < 9 then 'download' when b % 20 = 19 then 'view' else 'like' end
            as event_type,
        'u' || (c % 500000) as user_id,
        list_distinct(list_transform(range((1 + b % 3)::bigint), lambda x:
            'm' || ((((hash(i * 3 + x) % 100000) * (hash(i * 7 + x) % 100000)) // 100000)::bigint))) as model_ids,
        (1 + a % 4)::bigint as quantity,
        ((c % 1000000) / 1000000.0)::decimal(18, 6) as amount
    from row_of
) to '{day}' (format parquet)
