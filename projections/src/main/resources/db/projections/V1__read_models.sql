-- Projections: every table here can be thrown away and folded from the log again. Indexes are left unnamed, so that a rebuilt table
-- gets the same names. Keys hold SKUs in upper case; the SKU as written stands in item_now.

create table item_now (
    sku_key       text primary key,
    sku           text    not null,
    title         text    not null,
    category      text,
    condition     text    not null,
    grader        text,
    grade         text,
    certificate   text,
    ean           text,
    pack_size     int     not null,
    serial        text,
    photos_done   boolean not null,
    one_of_a_kind boolean not null,
    is_kit        boolean not null,
    highest_cost  numeric,
    cost_currency text,
    acquired_on   date,
    acquired_from text,
    attributes    json    not null,
    notes         text,
    at_index      bigint  not null
);
create index on item_now (ean, pack_size) where ean is not null;
create index on item_now (lower(title) text_pattern_ops);

create table kit_component (
    kit_key       text   not null,
    component_key text   not null,
    quantity      int    not null,
    at_index      bigint not null,
    primary key (kit_key, component_key)
);
create index on kit_component (component_key);

create table listing_now (
    sku_key        text    not null,
    channel        text    not null,
    slot           text    not null,
    external_id    text,
    url            text,
    title          text    not null,
    price          numeric,
    currency       text,
    shown_price    numeric,
    shown_currency text,
    status         text    not null,
    is_seen_live   boolean not null,
    is_seen_ended  boolean not null,
    paused_for     text,
    excluded_for   text,
    excluded_until timestamptz,
    ended_for      text,
    linked_index   bigint  not null,
    at_index       bigint  not null,
    primary key (sku_key, channel, slot)
);
create index on listing_now (channel, status, sku_key);
create index on listing_now (channel, lower(title));
create index on listing_now (channel, external_id) where external_id is not null;

create table channel_now (
    channel         text primary key,
    kind            text    not null,
    name            text    not null,
    mode            text    not null,
    role            text    not null,
    follows_primary boolean not null,
    buffer          int     not null,
    cap             int,
    floor_margin    numeric,
    photos_from     numeric,
    price_jump      numeric,
    unique_titles   boolean not null,
    at_index        bigint  not null
);

create table availability (
    sku_key          text primary key,
    available        int    not null,
    reserved         int    not null,
    sold             int    not null,
    picked           int    not null,
    packed           int    not null,
    returned         int    not null,
    damaged          int    not null,
    held             int    not null,
    shipped          int    not null,
    delivered        int    not null,
    return_requested int    not null,
    consigned        int    not null,
    last_sold_on     text,
    at_index         bigint not null
) with (fillfactor = 80);

create table desired_listing (
    sku_key        text        not null,
    channel        text        not null,
    slot           text        not null,
    status         text        not null,
    quantity       int,
    price          numeric,
    currency       text,
    reasons        text[]      not null,
    fingerprint    text        not null,
    valid_until    timestamptz,
    cause_index    bigint      not null,
    policy_version int         not null,
    at_index       bigint      not null,
    computed_at    timestamptz not null,
    revision       bigint      not null,
    primary key (sku_key, channel, slot)
) with (fillfactor = 80);
create index on desired_listing (channel, revision);
create index on desired_listing (valid_until) where valid_until is not null;

create table history (
    log_index         bigint primary key,
    stream_id         text        not null,
    kind              text        not null,
    sku_key           text,
    channel           text,
    order_id          text,
    sentence          text        not null,
    units             int         not null,
    actor             text        not null,
    source            text        not null,
    provider_event_id text,
    correlation       text        not null,
    cause             text,
    event_id          uuid        not null,
    occurred_at       timestamptz not null,
    recorded_at       timestamptz not null
);
create index on history (sku_key, log_index);
create index on history (channel, order_id, log_index) where order_id is not null;
create index on history (actor, log_index);

create table movement (
    log_index   bigint not null,
    part        int    not null,
    sku_key     text   not null,
    change      text   not null,
    from_bucket text   not null,
    to_bucket   text   not null,
    quantity    int    not null,
    location    text   not null,
    primary key (log_index, part)
);
create index on movement (sku_key, log_index);

create table order_now (
    channel     text        not null,
    order_id    text        not null,
    status      text        not null,
    is_placed       boolean not null,
    is_paid         boolean not null,
    is_cancelled    boolean not null,
    cancelled_lines text[]  not null,
    placed_at   timestamptz,
    paid_at     timestamptz,
    first_index bigint      not null,
    at_index    bigint      not null,
    primary key (channel, order_id)
);
create index on order_now (first_index);

create table order_line_now (
    channel    text    not null,
    order_id   text    not null,
    line_id    text    not null,
    position   int     not null,
    told       text,
    sku_key    text,
    title      text,
    quantity   int     not null,
    unit_price numeric,
    currency   text,
    cancelled  boolean not null,
    primary key (channel, order_id, line_id)
);
create index on order_line_now (sku_key);

-- Units that are set aside: reservations and holds that are still open.
create table hold_now (
    sku_key    text   not null,
    hold_id    text   not null,
    kind       text   not null,
    purpose    text   not null,
    quantity   int    not null,
    channel    text,
    order_id   text,
    since      timestamptz not null,
    expires_at timestamptz,
    at_index   bigint not null,
    primary key (sku_key, hold_id)
);
create index on hold_now (expires_at) where expires_at is not null;

-- How far each asynchronous projection has read.
create table projection_position (
    name      text primary key,
    log_index bigint not null
);
