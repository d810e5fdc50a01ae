-- The listings that ever had an external id or a title; only their own facts pay for it.
create index on ledger.log_entry ((payload ->> 'externalId')) where name in ('listing-linked', 'listing-seen-live');
create index on ledger.log_entry (lower(payload ->> 'title')) where name in ('listing-linked', 'listing-revised');
