-- The whole state of the sandbox TCGplayer. Nothing else reads it, and it reads nothing else.

create table tcgplayer.account (
    account      text primary key,
    user_name    text not null unique,
    password     text not null,
    seller       text not null,                 -- the name shown on every page
    level        integer not null,              -- imports are for level 4
    mailbox      text not null,                 -- address of the sale mails; empty for none
    order_count  bigint not null default 0,
    knobs        jsonb not null default '{}'
);

create table tcgplayer.session (
    ticket       text primary key,
    account      text not null references tcgplayer.account,
    opened_at    timestamptz not null,
    has_answered boolean not null default false -- the challenge
);

-- Of all sellers. An id stands for product, condition, printing and language.
create table tcgplayer.catalog (
    id           bigint primary key,
    product_line text not null,
    set_name     text not null,
    name         text not null,
    number       text not null,
    rarity       text not null,
    condition    text not null,
    market_price numeric(12, 2),
    released     date not null
);
create sequence tcgplayer.catalog_id start 90000001;

create table tcgplayer.inventory (
    account      text not null,
    id           bigint not null references tcgplayer.catalog,
    label        text,                          -- the tester's own word for it
    title        text not null default '',      -- the seller's own
    quantity     integer not null check (quantity >= 0),
    price        numeric(12, 2),
    primary key (account, id),
    unique (account, label)
);

create table tcgplayer.upload (
    id           bigint generated always as identity (start with 16104570) primary key,
    account      text not null,
    file_name    text not null,
    state        text not null check (state in ('Imported', 'Staged', 'Moving', 'Live', 'Partly live', 'Removed')),
    created_at   timestamptz not null,
    moving_until timestamptz,
    share        text not null default 'all' check (share in ('all', 'half', 'none')), -- of its rows that the move applies
    told         text not null                  -- how the move will end, whatever it applies
        default 'truth' check (told in ('truth', 'Live'))
);
create index on tcgplayer.upload (account, created_at);

create table tcgplayer.upload_row (
    upload       bigint not null references tcgplayer.upload,
    id           bigint not null,
    position     integer not null,
    adjust       integer not null,
    price        numeric(12, 2) not null,
    problem      text not null default '',
    primary key (upload, id)
);

create table tcgplayer.purchase (
    order_number text primary key,
    account      text not null,
    status       text not null check (status in ('ReadyToShip', 'Shipped', 'Canceled')),
    placed_at    timestamptz not null,
    listed_from  timestamptz not null,          -- from when the list of orders shows it
    reason       text not null default ''
);
create index on tcgplayer.purchase (account, placed_at);

create table tcgplayer.purchase_line (
    order_number text not null references tcgplayer.purchase,
    id           bigint not null references tcgplayer.catalog,
    quantity     integer not null,
    unit_price   numeric(12, 2) not null,
    primary key (order_number, id)
);

create table tcgplayer.outgoing_mail (
    id           bigint generated always as identity primary key,
    mailbox      text not null,
    subject      text not null,
    message_id   text not null,
    html         text not null,
    due_at       timestamptz not null
);
