-- A Whatnot of the sandbox: what its sellers show, what was bought, and the mails that tell of it.

create table whatnot.account (
    account   text primary key,
    name      text not null,                                   -- how mails greet the seller
    mailbox   text not null,                                   -- address
    currency  text not null,
    knobs     jsonb not null default '{}'
);

create table whatnot.listing (
    listing_id  bigint generated always as identity primary key,
    account     text not null references whatnot.account,
    sku         text,                                          -- the tester's label, and the optional SKU field of Whatnot's form
    title       text not null check (title <> ''),
    quantity    integer not null check (quantity >= 0),
    price       numeric(12, 2) not null check (price >= 0),
    currency    text not null,
    sold        integer not null default 0,
    started_at  timestamptz not null,
    ended_at    timestamptz
);
create unique index on whatnot.listing (account, sku) where ended_at is null;
create index on whatnot.listing (account, title);

create table whatnot.sale (
    number         bigint generated always as identity (start 64236555) primary key,
    order_id       text generated always as ((1000000000 + number)::text) stored unique,
    account        text not null references whatnot.account,
    listing_id     bigint not null references whatnot.listing,
    sku            text,
    title          text not null,                              -- as it was when it sold
    price          numeric(12, 2) not null,
    currency       text not null,
    buyer          text not null,
    sold_at        timestamptz not null,
    message_id     text not null unique,
    cancelled_at   timestamptz,
    cancel_reason  text
);
create index on whatnot.sale (account, number);

create table whatnot.letter (
    number      bigint generated always as identity primary key,
    account     text not null references whatnot.account,
    order_id    text references whatnot.sale (order_id),
    raw         bytea not null,                                -- signed when signature is null
    domain      text,                                          -- that is to sign
    signature   text check (signature in ('good', 'bad')),     -- still to be put on top
    due_at      timestamptz not null,
    turn        integer not null default 0,                    -- held letters go last first
    is_held     boolean not null default false,
    attempts    integer not null default 0,
    is_dropped  boolean not null default false,
    posted_at   timestamptz
);
create index on whatnot.letter (due_at) where posted_at is null and not is_dropped and not is_held;
create index on whatnot.letter (order_id);
