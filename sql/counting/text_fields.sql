-- The rows of one CSV or NDJSON file (see TextRows), made alike for judge.sql. A field that is absent or empty is null, a time or
-- number that is wrong is the least bigint, and of a malformed row there is not even a quantity.
-- In braces:
--   columns: ", EXPRESSION as column_NAME, EXPRESSION as wrong_NAME" for each declared event column
--   rows: the file's rows, "text_row_N()"
select
    line, text as given, quantity is null as malformed, event_id, micros is not null as timed, right_or_null(micros) as micros,
    event_type, user_id, string_split(model_ids, '|') as models, right_or_null(quantity) as quantity,
    right_or_null(amount) as amount{columns}
from {rows}
