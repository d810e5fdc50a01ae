-- For "everything that came of this".
create index on push_event (cause_index);
create index on exception (event_id) where event_id is not null;
