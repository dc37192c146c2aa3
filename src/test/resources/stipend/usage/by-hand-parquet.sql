select event_id, occurred_at is not null as timed, occurred_at as t, event_type, user_id, model_ids as models, quantity as q, amount as a
from read_parquet('{day}')
