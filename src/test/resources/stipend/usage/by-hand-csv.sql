select
    event_id, occurred_at <> '' as timed,
    case when regexp_full_match(occurred_at, '[0-9-]{10}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})')
        then try_cast(occurred_at as timestamptz) end as t,
    event_type, user_id, string_split(nullif(model_ids, ''), '|') as models,
    case when quantity = '' then 1 when regexp_full_match(quantity, '[0-9]+([.]0+)?')
        then try_cast(try_cast(quantity as decimal(18, 3)) as bigint) end as q,
    case when amount = '' then 0 when regexp_full_match(amount, '[0-9]+([.][0-9]{1,6}0*)?')
        then try_cast(amount as decimal(18, 6)) end as a
from read_csv('{day}', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true)
