-- Rows of one file (§fields: its columns made alike) into delivered, each with its first fault in SPEC §2's order.
insert into delivered
select
    {file},
    line,
    case
        when malformed{malformed} or bad_id(event_id) or length(event_id) > 64 or bad_id(user_id)
            or bad_id(array_to_string(models, '')) or list_contains(models, '') or len(models) > list_count(models)
            then 'malformed'
        when timed and micros is null then 'bad_timestamp'
        when event_type <> '' and try_cast(event_type as event_type) is null then 'bad_type'
        when quantity is null or amount is null{bad_numbers} then 'bad_number'
        when not timed or coalesce(event_id, '') = '' or coalesce(event_type, '') = '' or coalesce(user_id, '') = ''
            or coalesce(len(models), 0) = 0
            then 'missing_field'
        when micros < getvariable('day_begins') or micros >= getvariable('day_ends') then 'outside_day'
    end,
    event_id, micros, try_cast(event_type as event_type), user_id, in_order(models), quantity, amount{columns}
from ({fields})
