-- The rows of one CSV or NDJSON file, made alike for judge.sql.
select
    line, malformed, event_id, timed, micros, event_type, user_id, string_split(model_ids, '|') as models, quantity,
    amount{columns}
from {rows}
