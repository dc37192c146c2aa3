-- What the application's role may do: read everything, write rows, and never take back an entry of the ledger or a line
-- of a payout run. It owns nothing, so it can neither drop a table nor disable a trigger. Run by the owner after migrating;
-- lines and items of a draft that is replaced go with their run, by the owner's foreign key.

do $$
declare
    here constant name := current_schema();
begin
    execute format('grant usage on schema %I to stipend_app', here);
    execute format('grant select, insert, update, delete on all tables in schema %I to stipend_app', here);
    execute format('grant usage, select on all sequences in schema %I to stipend_app', here);
    -- what everybody may do on some servers: make tables here, of their own or temporary ones
    if pg_has_role((select nspowner from pg_namespace where nspname = here), 'usage') then
        execute format('revoke create on schema %I from public, stipend_app', here);
    end if;
    if pg_has_role((select datdba from pg_database where datname = current_database()), 'usage') then
        execute format('revoke create, temporary on database %I from public, stipend_app', current_database());
    end if;
end $$;

revoke update, delete on ledger_entry, ledger_posting, payout_line, payout_item, payout_held, payout_hold from stipend_app;
revoke insert, update, delete on flyway_schema_history from stipend_app;
-- bank files and results stay as they were; a sealed number may be sealed again, its triggers let nothing else change
revoke update, delete on bank_file, payment_result from stipend_app;
-- orders and cases stay as they were given; what becomes of one is a row of its own
revoke update, delete on case_file, case_step, case_model, case_evidence, case_recovery, hold, hold_end, adjustment,
    adjustment_step from stipend_app;
revoke update, delete on rules_announcement from stipend_app;
