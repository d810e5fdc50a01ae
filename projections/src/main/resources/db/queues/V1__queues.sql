-- Queues: always derivable again (due = desired and not confirmed).

-- Never reset: a revision once seen by a worker is never given to other content.
create sequence desired_revision;

create table due_listing (
    sku_key     text        not null,
    channel     text        not null,
    slot        text        not null,
    revision    bigint      not null,
    priority    smallint    not null,
    due_at      timestamptz not null,
    claim_id    uuid,
    lease_until timestamptz,
    primary key (sku_key, channel, slot)
);
create index on due_listing (channel, priority, due_at);

-- Listings whose desired state is to be derived again, as ranges of keys: one row for a whole channel, however large.
create table recompute_range (
    id        bigint generated always as identity primary key,
    channel   text,
    after_key text        not null,
    last_key  text,
    marked_at timestamptz not null
);
