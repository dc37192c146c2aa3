-- 100,000 models of 20,000 creators, every tenth shared with another; every 500th user is blocked.
create table model as
select
    'm' || i as model_id,
    'c' || (i % 20000) as creator_id,
    if(i % 4 = 0, 'checkpoint', 'lora') as type,
    if(i % 4 = 0, 2500, 0)::bigint as base,
    if(i % 10 = 0, ['c' || (i % 20000), 'c' || ((i + 1) % 20000)], []) as partners
from range(100000) t(i);

create table blocked as select 'u' || i as user_id from range(0, 500000, 500) t(i)
