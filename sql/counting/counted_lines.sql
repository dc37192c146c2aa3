-- The day's counted lines (see Lines), each taken apart.
-- In braces:
--   event: where there are measures ", event", the line's row in delivered; else empty
select
    cast(whose & 2147483647 as integer) as model_no,
    cast(whose >> 32 as integer) as user_no,
    event_type_of(counts >> 50) as event_type,
    (counts >> 20) & 1073741823 as quantity,
    counts & 1048575 as credit,
    revenue{event}
from counted_line()
