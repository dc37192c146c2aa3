-- A month that was begun from one basis is never finished from another's rows: who takes it up asks what it was begun from.

alter table computed_month
    add column begun_from text,                -- basis that its rows are computed from, or some of them by now
    add column begun      integer not null default 0; -- how often its rows were begun to be computed

update computed_month set begun_from = basis;

alter table computed_month drop column computings;
