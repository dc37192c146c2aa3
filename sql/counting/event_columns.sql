-- What a cell of a declared event column may be (SPEC §4b). Null: it is absent, or none of its type.
-- In braces: nothing.

create macro text_cell(word) as case when not regexp_matches(word, '[\x00-\x1f\x7f-\x{9f}]') then word end;

create macro boolean_cell(word) as case word when 'true' then true when 'false' then false end;

-- Below 10^12, at most 6 decimals that count: as wide as an amount, and it may be negative.
create macro decimal_cell(word) as case
    when regexp_full_match(word, '-?0*[0-9]{1,12}(\.[0-9]{1,6}0*)?')
    then cast(cast(word as decimal(38, 6)) as decimal(18, 6))
end;
