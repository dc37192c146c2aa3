-- A month's facts, day by day; the file's place in the list tells the day.
create temp view fact as
select *, generations > 0 as active, filename as day from read_parquet([{facts}], filename = true, hive_partitioning = false);
