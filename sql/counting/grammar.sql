-- What a field of a usage event may be (SPEC §1), but for what EventGrammar says of words: instant_of, quantity_of, amount_of.
-- In braces: nothing.

create type event_type as enum ('download', 'generation', 'like', 'view'); -- in the order of the words

-- By its place in that order.
create macro event_type_of(place) as case place
    when 0 then 'download'::event_type
    when 1 then 'generation'::event_type
    when 2 then 'like'::event_type
    when 3 then 'view'::event_type
end;

-- How many events of the type with one model count of a user; null: all.
create macro cap_of(type) as case type
    when 'download' then getvariable('cap_download')
    when 'generation' then getvariable('cap_generation')
    when 'like' then getvariable('cap_like')
    when 'view' then getvariable('cap_view')
end;

-- An id may not hold a | or a control character.
create macro bad_id(id) as not regexp_full_match(id, '[^\x00-\x1f\x7f|\x{80}-\x{9f}]*');

-- Of ids that are in the catalog this need not be asked.
create macro bad_models(ids) as
    bad_id(array_to_string(ids, '')) or list_contains(ids, '') or len(ids) > list_count(ids);

-- A number of EventGrammar, which names what is wrong by the least one.
create macro right_or_null(number) as nullif(number, (-9223372036854775808)::bigint);

-- Quantities and amounts of columns that are numbers already.
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

-- Every row of the day. fault: why it is rejected; null: it is not. text: of a rejected row. Models as up to three numbers, in their order, or as
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
