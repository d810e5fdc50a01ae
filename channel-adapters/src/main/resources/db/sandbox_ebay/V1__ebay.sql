-- The whole state of the sandbox eBay. Nothing else reads it, and it reads nothing else.

create table ebay.account (
    account        text primary key,            -- the seller's user name
    user_id        text not null,               -- immutable, unlike the name
    client_id      text not null,
    client_secret  text not null,
    refresh_token  text not null unique,
    marketplace    text not null,
    currency       text not null,
    knobs          jsonb not null default '{}'  -- faults asked for; absent means off
);
create index on ebay.account (client_id);

create table ebay.token (
    token       text primary key,
    kind        text not null check (kind in ('USER', 'APPLICATION')),
    account     text not null references ebay.account,
    client_id   text not null,
    scopes      text[] not null,
    expires_at  timestamptz not null
);
create index on ebay.token (expires_at);

create table ebay.consent (                     -- authorisation codes: five minutes, once
    code        text primary key,
    account     text not null references ebay.account,
    expires_at  timestamptz not null
);

create table ebay.location (
    account       text not null references ebay.account,
    location_key  text not null,
    document      jsonb not null,
    is_enabled    boolean not null,
    primary key (account, location_key)
);

create table ebay.policy (
    policy_id    bigint generated always as identity (start 5000000001) primary key,
    account      text not null references ebay.account,
    kind         text not null check (kind in ('PAYMENT', 'RETURN', 'FULFILLMENT')),
    marketplace  text not null,
    name         text not null,
    unique (account, kind, marketplace, name)
);

create table ebay.item (
    account   text not null references ebay.account,
    sku       text not null,
    number    bigint generated always as identity,  -- order of the lists
    document  jsonb not null,                       -- as the seller wrote it, without the quantity
    quantity  integer,                              -- ship-to-home; null when a replacement left it out
    locale    text,
    primary key (account, sku)
);
create index on ebay.item (account, number);

create table ebay.listing (
    listing_id  bigint generated always as identity (start 110000000001) primary key,
    account     text not null,
    sku         text not null,
    offer_id    bigint not null,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    sold        integer not null default 0,
    revisions   integer not null default 0,         -- on the day below
    revised_on  date                                -- Pacific
);
create index on ebay.listing (offer_id);

create table ebay.offer (
    offer_id      bigint generated always as identity (start 9000000001) primary key,
    account       text not null,
    sku           text not null,
    marketplace   text not null,
    format        text not null,
    document      jsonb not null,                   -- as written, without quantity and price
    quantity      integer,                          -- null: not limited below the item's
    price         numeric,
    currency      text,
    is_published  boolean not null default false,
    listing_id    bigint references ebay.listing,   -- the last one; live while published and not ended
    unique (account, sku, marketplace, format),
    foreign key (account, sku) references ebay.item on delete cascade
);

create table ebay.purchase (                        -- an order of the Fulfillment API
    order_id        text primary key,
    number          bigint generated always as identity unique,
    account         text not null references ebay.account,
    created_at      timestamptz not null,           -- whole milliseconds, as the API shows them
    modified_at     timestamptz not null,
    visible_at      timestamptz not null,           -- when the feed begins to tell of it
    currency        text not null,
    paid_at         timestamptz,
    cancel_state    text not null default 'NONE_REQUESTED',
    cancel_reason   text,
    cancel_asked_at timestamptz,
    cancelled_at    timestamptz
);
create index on ebay.purchase (account, modified_at);
create index on ebay.purchase (account, created_at);

create table ebay.purchase_line (
    line_item_id  bigint generated always as identity (start 10000000000001) primary key,
    order_id      text not null references ebay.purchase,
    sku           text not null,
    listing_id    bigint not null,
    title         text not null,
    quantity      integer not null,
    price         numeric not null,                 -- of one
    marketplace   text not null
);
create index on ebay.purchase_line (order_id);

create table ebay.notification_config (client_id text primary key, alert_email text not null);

create table ebay.destination (
    destination_id      uuid primary key,
    client_id           text not null,
    name                text not null,
    endpoint            text not null,
    verification_token  text not null,
    status              text not null,
    unique (client_id, endpoint)
);

create table ebay.subscription (
    subscription_id  uuid primary key,
    client_id        text not null,
    account          text not null references ebay.account,
    topic            text not null,
    destination_id   uuid not null references ebay.destination,
    status           text not null,
    payload          jsonb not null,
    created_at       timestamptz not null,
    unique (client_id, account, topic)
);

create table ebay.notification (
    number           bigint generated always as identity primary key,
    subscription_id  uuid not null references ebay.subscription on delete cascade,
    notification_id  text not null,
    data             jsonb not null,
    happened_at      timestamptz not null,
    due_at           timestamptz not null,
    turn             bigint not null,                -- place among those due together
    is_held          boolean not null default false, -- until the knob lets it go
    is_forged        boolean not null default false, -- signed wrongly on purpose
    attempts         integer not null default 0,
    delivered_at     timestamptz,
    given_up_at      timestamptz
);
create index on ebay.notification (due_at) where delivered_at is null and given_up_at is null;

create table ebay.signing_key (kid text primary key, private_key text not null, public_key text not null);
