-- A migration of its own: PostgreSQL lets nobody use a new word of an enum in the transaction that adds it.

alter type payout_state add value 'exported' before 'cancelled';
alter type payout_state add value 'settled' before 'cancelled';
