-- The manifest's counts: every delivered row in one bucket, every line of an accepted event in one.
with parts as (
    select 'rejected' as bucket, fault as reason, count(*) as n, 0 as credited, 0 as revenue
    from delivered where fault is not null group by fault
    union all
    select 'duplicate', 'duplicate', count(*), 0, 0 from duplicate
    union all
    select 'accepted', 'accepted', count(*), 1000000 * count(*) filter (event_type = 'generation'), sum(amount)
    from accepted
    union all
    select 'excluded', excluded, count(*), sum(credit), sum(revenue)
    from line where excluded is not null group by excluded
    union all
    select 'excluded', 'over_cap', count(*), sum(credit), sum(revenue)
    from line where rowid in (from over_cap)
    union all
    select 'counted', 'counted', sum(generations + downloads + views + likes), sum(credited), sum(revenue) from fact
)
select bucket, reason, cast(n as bigint), credited, revenue from parts where n > 0 order by bucket, reason
