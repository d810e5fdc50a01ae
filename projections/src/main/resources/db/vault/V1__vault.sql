-- The vault: raw input may hold buyers' personal data, so it can be erased; its digest stays in the journal.

create table raw_body (
    raw_input_id uuid primary key,
    body         bytea not null
);
