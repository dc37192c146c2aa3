-- A month in which each of {rows} models was used, by {creators} creators with one model and more: few have many, most have few.
create temp table model as
    select i, 'm' || (100000000 + i) as model_id,
        case when i < {creators} then i else (i * 7919 % 1000003) * (i * 104729 % 1000003) * {creators} // (1000003::hugeint * 1000003) end as c,
        20 * 1000003 // (i * 15485863 % 1000003 + 2000) as images,
        i * 32452843 % 50000000 as millionths
    from range({rows}) as r(i);
copy (
    select 'c' || (10000000 + i) as creator_id, '创作者 ' || i as display_name,
        case when i % 1000 = 7 then 'suspended' else 'active' end as status,
        date '2024-02-20' - (i % 1000)::integer as joined_on
    from range({creators}) as r(i)
) to '{data}/catalog/2024-02-01/creators.csv' (format csv, header);
copy (
    select model_id, 'c' || (10000000 + c) as creator_id, '水墨·山水 LoRA ' || i as name,
        ['checkpoint', 'lora', 'embedding'][i % 3 + 1] as type,
        case when i % 7 > 0 then ['architecture', 'industrial', 'interior', 'portrait'][i % 4 + 1] end as vertical,
        i % 3 > 0 as commercial_use, i % 5 = 0 as exclusive, date '2024-01-31' - (i % 700)::integer as published_on,
        case when i % 50 = 49 then 'delisted' else 'listed' end as status,
        case when i % 100 = 31 then 'c' || (10000000 + c) || ':60|c' || (10000000 + (c + 1) % {creators}) || ':40' end as splits
    from model
) to '{data}/catalog/2024-02-01/models.csv' (format csv, header);
copy (
    select 'c' || (10000000 + i) as creator_id, 'Payee ' || i as legal_name, 'id_card' as id_type,
        (110101199003070000 + i)::varchar as id_number, 'alipay' as channel, (13800000000 + i)::varchar as account,
        '' as bank_code, 'CNY' as currency, '' as tax_regime, 'CN' as country
    from range({creators}) as r(i)
) to '{data}/payees.csv' (format csv, header);
copy (
    select 'g' || i as event_id, '2024-02-01T10:00:00+08:00' as occurred_at, 'generation' as event_type,
        'u' || (i % 500000) as user_id, [model_id] as model_ids, images as quantity,
        (millionths / 1000000::decimal(18, 6))::decimal(18, 6) as amount
    from model
    union all
    select 'd' || i, '2024-02-01T11:00:00+08:00', 'download', 'u' || (i % 500000), [model_id], 1, 0 from model where i % 3 = 0
) to '{data}/usage/2024-02-01/day.parquet' (format parquet);
