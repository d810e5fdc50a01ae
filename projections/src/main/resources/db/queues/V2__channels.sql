-- Where each channel and each listing stands. All of it can be had again by asking the marketplace.

-- origin: 'desired' (the desired state changed) or 'drift' (the marketplace shows something else than it was told).
-- plan_id: parked by the brakes, waits for a person; a delist because a unit sold is never parked.
alter table due_listing add column origin text not null default 'desired', add column plan_id uuid;

-- One row for each listing that was ever told or read: the push whose end is not known yet, and what the channel was last read to show.
create table listing_push (
    sku_key               text not null,
    channel               text not null,
    slot                  text not null,
    open_push             uuid,
    open_revision         bigint,
    open_state            text,        -- SENT (no answer yet), ACCEPTED, UNKNOWN
    open_payload          text,
    open_reference        text,
    open_status           text,
    open_quantity         int,
    open_price            numeric,
    open_currency         text,
    open_since            timestamptz,
    ask_at                timestamptz,
    confirmed_revision    bigint,
    confirmed_status      text,        -- null while nothing was ever read
    confirmed_quantity    int,
    confirmed_price       numeric,
    confirmed_currency    text,
    confirmed_fingerprint text,
    confirmed_at          timestamptz,
    suspect_since         timestamptz, -- showed fewer than it should: perhaps a sale nobody has told yet
    failures              int  not null default 0,
    failure               text,        -- the last one, in the channel's words
    primary key (sku_key, channel, slot)
) with (fillfactor = 80);

-- What the last complete observation showed, ours or not. sku_key is null for what is no listing of ours.
create table observed_listing (
    channel     text        not null,
    external_id text        not null,
    sku_key     text,
    slot        text,
    told_sku    text,
    ean         text,
    pack_size   int         not null,
    title       text,
    status      text        not null,
    quantity    int         not null,
    price       numeric,
    currency    text,
    url         text,
    observed_at timestamptz not null,
    primary key (channel, external_id)
);
create index on observed_listing (channel, sku_key) where sku_key is not null;

create table observation (
    channel            text primary key,
    tried_at           timestamptz not null,
    trouble            text,        -- null when the last try was complete
    failures           int  not null default 0,
    complete_at        timestamptz, -- start of the last complete one
    complete_before_at timestamptz, -- and of the one before
    account            text,
    seen               int
);

create table sales_progress (
    channel        text primary key,
    cursor         text,
    complete_up_to timestamptz,
    polled_at      timestamptz not null,
    trouble        text,
    failures       int  not null default 0
);

-- Which orders a channel's own feed told, and in which state each was last recorded: so that nothing is told to the ledger twice, and so that
-- both sides can be counted against each other.
create table heard_order (
    channel   text        not null,
    order_id  text        not null,
    state     text        not null,
    changed_at timestamptz not null,
    heard_at  timestamptz not null,
    primary key (channel, order_id)
);

-- What the brakes stopped, for a person to let go or to leave.
create table braked_plan (
    id          uuid primary key,
    channel     text        not null,
    hash        text        not null,
    listings    int         not null,
    why         text        not null,
    parked_at   timestamptz not null,
    released_at timestamptz,
    released_by text
);
create index on braked_plan (channel) where released_at is null;

-- In mode approval: held until released. Bound to the revision.
create table push_approval (
    sku_key     text        not null,
    channel     text        not null,
    slot        text        not null,
    revision    bigint      not null,
    asked_at    timestamptz not null,
    released_at timestamptz,
    released_by text,
    primary key (sku_key, channel, slot)
);

-- Calls left in this second's bucket, shared by all nodes.
create table call_bucket (
    channel   text primary key,
    calls     numeric     not null,
    filled_at timestamptz not null
);

create table circuit (
    channel    text primary key,
    failures   int         not null,
    open_until timestamptz,
    words      text
);

-- Alerts on their way out.
create table alert (
    id        bigint generated always as identity primary key,
    key       text        not null unique,
    subject   text        not null,
    body      text        not null,
    raised_at timestamptz not null,
    next_at   timestamptz not null,
    attempts  int         not null default 0,
    sent_at   timestamptz,
    trouble   text
);
create index on alert (next_at) where sent_at is null;

-- What a backfill could not link by itself, with the reason; a person links it or leaves it.
create table backfill_finding (
    channel     text        not null,
    external_id text        not null,
    finding     text        not null, -- UNKNOWN_HERE, AMBIGUOUS, TITLE_DIFFERS, PACK_SIZE_DIFFERS, TAKEN
    told_sku    text,
    title       text,
    candidates  text[]      not null,
    explanation text        not null,
    found_at    timestamptz not null,
    settled_at  timestamptz,
    settled_by  text,
    primary key (channel, external_id)
);

-- Recurring work of all nodes, as db-scheduler keeps it.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
