-- The event log: append-only, gapless, chained by hash. Runs in schema ledger, which Flyway creates.

create table ledger.log_entry (
  global_index bigint primary key,
  stream_id    text collate "C" not null,
  sequence     bigint not null,
  event_id     uuid not null,
  name         text not null,
  revision     int not null,
  recorded_at  timestamptz not null,
  payload      json not null, -- json, not jsonb: the hash covers the very bytes, and jsonb does not keep them
  metadata     json not null,
  hash         bytea not null,
  unique (stream_id, sequence)
);

comment on table ledger.log_entry is 'What happened. Never updated, never deleted; read it through the view ledger.event_log.';

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The event log is append-only: % of ledger.% is refused', tg_op, tg_table_name;
end
$$;

create trigger append_only before update or delete or truncate on ledger.log_entry
  for each statement execute function ledger.refuse_change();

-- One row per idempotency key, for successes and final rejections; written in the transaction that appends.
create table ledger.idempotency (
  key          text primary key,
  actor        text not null,
  request_hash text not null,
  outcome      json not null,
  recorded_at  timestamptz not null
);

-- For people with psql.
create view ledger.event_log as
  select global_index, recorded_at, stream_id, sequence, name, revision,
         metadata ->> 'actor' as actor, metadata ->> 'source' as source,
         payload::jsonb as payload, metadata::jsonb as metadata, event_id, hash
  from ledger.log_entry;
