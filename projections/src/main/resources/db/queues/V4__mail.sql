-- Mails as they were kept, in the order they are read: the bytes are in the vault, under the raw input.
create table kept_mail (
    position    bigint generated always as identity primary key,
    channel     text        not null,
    input       uuid        not null,
    received_at timestamptz not null,
    reading     text,        -- SALE, HINT, NOTHING, DOUBT; null while nobody has read it
    words       text,
    order_id    text,
    read_at     timestamptz,
    unique (channel, input)
);
create index on kept_mail (channel, position);

-- How far each channel's mailbox was read.
create table mailbox_progress (
    channel     text primary key,
    validity    bigint      not null,
    uid         bigint      not null,
    since       timestamptz not null, -- what came before is of before we were connected, and is left alone
    complete_at timestamptz,          -- start of the last scan that reached its end
    tried_at    timestamptz not null
);

-- Who says that it shows what it is confirmed to show, where nobody can read it; null where it was read.
alter table listing_push add column confirmed_by text;
