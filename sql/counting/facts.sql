-- The facts that months are summed from: the day's counted lines in numbers, with credit and revenue in millionths, then
-- what the numbers stand for. A kind of row has its own columns; the others of it are null.
-- In braces:
--   lines: counted_lines.sql in parentheses; where there are measures the table counted, which holds its rows
--   measured: where there are measures " union all by name from measured" (see measured.sql); else empty
--   facts: the path of the file to write, its quotes doubled
copy (
    select model_no, user_no, event_type, quantity, credit, revenue
    from {lines}
    union all by name select model_no, model_id, creator_id from model
    union all by name select user_no, user_id from usr{measured}
) to '{facts}' (format parquet, parquet_version v2, compression zstd, compression_level 1, dictionary_size_limit 1000)
