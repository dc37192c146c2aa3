-- The rows of one CSV or NDJSON file, made alike for judge.sql.
select
    line, malformed, event_id, occurred_at is not null as timed, instant_of(occurred_at) as micros, event_type, user_id,
    string_split(model_ids, '|') as models, quantity_of(quantity) as quantity, amount_of(amount) as amount{columns}
from {rows}
