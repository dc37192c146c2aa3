-- The program monthly-subsidy of benchmark-month.yaml: what each row is awarded, in cents, before splits.
create temp table by_hand as
with recursive
claim as materialized (
    select model_id, creator_id,
        -- of one scale: a division's digits depend on it, and equal points must tie
        ((images + 5 * downloads) * case when exclusive then 1.3 else 1 end
            * case when vertical in ('industrial', 'architecture', 'interior') then 1.5 else 1 end)::numeric(38, 2) as points
    from contribution
    where month = '2024-02' and status = 'listed' and images >= 50
),
-- what a point is worth, once more each time the caps have cut something
round (number, unit) as (
    select 1, least(2.00, 1500000.00 / sum(points)) from claim
    union all
    select number + 1, after.unit
    from round, lateral (
        select least(2.00, (1500000.00 - sum(case when due >= 400.00 then 400.00 else held end))
                / nullif(sum(case when due >= 400.00 then 0 else free end), 0)) as unit
        from (
            select sum(case when points * round.unit >= 60.00 then 60.00 else 0 end) as held,
                sum(case when points * round.unit >= 60.00 then 0 else points end) as free,
                sum(least(points * round.unit, 60.00)) as due
            from claim group by creator_id
        ) as creator
    ) as after
    where after.unit > round.unit
),
-- a creator is held from the first time on that his rows reach the cap
held as (
    select distinct on (creator_id) creator_id, unit, due from (
        select creator_id, number, unit, sum(least(points * unit, 60.00)) as due
        from claim, round group by creator_id, number, unit
    ) as reached
    where due >= 400.00 order by creator_id, number
),
exact as materialized (
    select model_id, creator_id,
        100 * case when held.due is null then least(points * last.unit, 60.00)
            else least(points * held.unit, 60.00) * 400.00 / held.due end as cents,
        100 * 2.00 * points as most
    from claim left join held using (creator_id), (select max(unit) as unit from round) as last
),
floors as materialized (
    select model_id, creator_id, cents, floor(cents) as units, cents - floor(cents) as remainder,
        cents > floor(cents) and floor(cents) + 1 <= least(6000, floor(most)) as has_room,
        40000 - sum(floor(cents)) over (partition by creator_id) as room
    from exact
),
ranked as (
    select *, row_number() over (partition by creator_id, has_room order by remainder desc, cents desc, model_id) as his
    from floors
),
chosen as (
    select model_id, creator_id, units, has_room and his <= room as may,
        row_number() over (partition by has_room and his <= room order by remainder desc, cents desc, model_id, creator_id) as place
    from ranked
)
select model_id, creator_id,
    units + case when may and place <= (select least(round(sum(cents)), 150000000) - sum(units) from floors) then 1 else 0 end as cents
from chosen
