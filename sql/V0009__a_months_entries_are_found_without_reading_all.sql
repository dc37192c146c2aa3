-- Reports show the entries of one run; without this index each of them would read every entry there ever was.

create index ledger_entry_month on ledger_entry (month, id);
