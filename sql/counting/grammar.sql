-- What a field of a usage event may be (SPEC §1), once for all five file formats.

create type event_type as enum ('download', 'generation', 'like', 'view'); -- in the order of the words

-- An id may not hold a | or a control character.
create macro bad_id(id) as regexp_matches(id, '[\x00-\x1f\x7f|\x{80}-\x{9f}]');

-- Of ids that are in the catalog this need not be asked.
create macro bad_models(ids) as
    bad_id(array_to_string(ids, '')) or list_contains(ids, '') or len(ids) > list_count(ids);

-- Microseconds since 1970 of YYYY-MM-DDThh:mm[:ss[.f]] and Z or ±hh:mm up to ±18:00; null if it is not that.
create macro instant_of(word) as case
    when regexp_full_match(
        word,
        '[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-]((0[0-9]|1[0-7]):[0-5][0-9]|18:00))')
    then epoch_us(try_cast(word as timestamptz))
end;

-- A whole number up to 10^9, judged by value: 2.00 is 2. Absent: 1.
create macro quantity_of(word) as case
    when word is null then 1
    when regexp_full_match(word, '0*[0-9]{1,10}(\.0+)?') and cast(split_part(word, '.', 1) as hugeint) <= 1000000000
    then cast(split_part(word, '.', 1) as bigint)
end;

-- Millionths of an amount below 10^12 with at most 6 decimals that count. Absent: 0.
create macro amount_of(word) as case
    when word is null then 0
    when regexp_full_match(word, '0*[0-9]{1,12}(\.[0-9]{1,6}0*)?')
    then cast(cast(word as decimal(38, 6)) * 1000000 as bigint)
end;

-- The same two for columns that are numbers already.
create macro natural_quantity(number) as case
    when number is null then 1
    when number between 0 and 1000000000 and number = floor(number) then cast(number as bigint)
end;

-- Of a decimal that has no more than 6 decimals and is below 10^12 by its type.
create macro narrow_amount(number) as case
    when number is null then 0
    when number >= 0 then cast(number * 1000000 as bigint)
end;

create macro natural_amount(number) as case
    when number is null then 0
    when number >= 0 and number < 1000000000000 and cast(number as decimal(38, 6)) = number
    then cast(cast(number as decimal(38, 6)) * 1000000 as bigint)
end;

-- Every row of the day. fault: why it is rejected; null: it is not. text: of a rejected row of a Parquet file. Models as up to three numbers, in their order, or as
-- distinct ids in their order, joined by | (see judge.sql).
create table delivered (
    file integer, line bigint, fault varchar, event_id varchar, micros bigint, event_type event_type, user_id varchar,
    no1 integer, no2 integer, no3 integer, models varchar, quantity bigint, amount bigint,
    text varchar
);

-- The catalog in force, models and creators numbered; models in the order of their ids.
create table model (model_no integer, model_id varchar, creator_id varchar);
create table creator (creator_no integer, creator_id varchar);
create table blocked (user_id varchar);
