-- What becomes of units after the sale, and what it all cost.

alter table item_now
    add column parcel_length   int,
    add column parcel_width    int,
    add column parcel_height   int,
    add column parcel_weight   int,
    add column target_value    numeric,
    add column target_currency text,
    add column market_value    numeric,
    add column market_currency text,
    add column defects         json    not null default '[]',
    add column owner           text,
    add column is_archived     boolean not null default false,
    add column archived_for    text,
    add column inspected_index bigint,
    add column lost            int     not null default 0;

alter table listing_now add column revised_index bigint not null default 0;

-- The log knows more of these rows than they held so far: whose the units are, and when the listing was last described.
with first_receipt as (
    select distinct on (stream_id) substr(stream_id, 6) as sku_key, payload ->> 'owner' as owner, global_index
      from ledger.log_entry where name = 'units-received' and payload ->> 'owner' is not null
     order by stream_id, sequence)
update item_now i set owner = r.owner, at_index = greatest(i.at_index, r.global_index)
  from first_receipt r where r.sku_key = i.sku_key;

with described as (
    select stream_id, max(global_index) as last from ledger.log_entry where name in ('listing-linked', 'listing-revised') group by stream_id)
update listing_now l set revised_index = d.last
  from described d where d.stream_id = 'listing:' || l.channel || '/' || l.sku_key || case when l.slot = '' then '' else '/' || l.slot end;

-- All of the story is folded again from the log: it has more to tell of every order than these tables held.
truncate history, movement, order_now, order_line_now, hold_now;
delete from projection_position;

-- The whole state of an order as the ledger folds it, beside the columns that are asked for; totals are null where a price is not known
-- or the currencies differ.
alter table order_now
    add column state        json not null,
    add column units        int  not null,
    add column total        numeric,
    add column refunded     numeric,
    add column currency     text,
    add column return_times json,
    add column return_state text,
    add column shipped_at   timestamptz,
    add column delivered_at timestamptz,
    add column carrier      text,
    add column tracking     text;

-- For questions about a cause, an input, an oversell or what went missing.
create index on history (correlation, log_index);
create index on history (cause, log_index) where cause is not null;
create index on history (provider_event_id, log_index) where provider_event_id is not null;
create index on history (log_index) where kind = 'oversell-detected';
create index on movement (log_index) where change in ('LOSS', 'FOUND', 'WRITE_OFF', 'ADJUSTMENT', 'INSPECTION');

create table order_shipment (
    channel     text        not null,
    order_id    text        not null,
    at_index    bigint      not null,
    line_ids    text[]      not null,
    carrier     text,
    tracking    text,
    occurred_at timestamptz not null,
    primary key (channel, order_id, at_index)
);

-- Insert-only: what is taken back stands here a second time, below zero. The cost of goods nobody knew the cost of has no amount.
create table order_money (
    channel     text        not null,
    order_id    text        not null,
    entry       text        not null,
    kind        text        not null,
    line_id     text,
    sku_key     text,
    item_key    text,
    units       int,
    amount      numeric,
    currency    text,
    occurred_at timestamptz not null,
    at_index    bigint      not null,
    primary key (channel, order_id, kind, entry)
);
create index on order_money (occurred_at);
create index on order_money (sku_key) where sku_key is not null;

create table order_return (
    channel      text        not null,
    order_id     text        not null,
    return_id    text        not null,
    line_id      text        not null,
    sku_key      text,
    status       text        not null,
    reason       text,
    requested    int         not null,
    received     int         not null,
    inspected    int         not null,
    verdicts     text[]      not null,
    requested_at timestamptz,
    received_at  timestamptz,
    closed_at    timestamptz,
    at_index     bigint      not null,
    primary key (channel, order_id, return_id, line_id)
);
create index on order_return (status, at_index);

-- What somebody else sells for us; the row stays when everything is sold or back.
create table consignment_now (
    sku_key        text        not null,
    consignment_id text        not null,
    consignee      text        not null,
    given          int         not null,
    sold           int         not null,
    back           int         not null,
    there          int         not null,
    since          timestamptz not null,
    at_index       bigint      not null,
    primary key (sku_key, consignment_id)
);
create index on consignment_now (consignee) where there > 0;

-- Which units became which: one row for each item taken and each item made.
create table genealogy (
    transformation_id text        not null,
    from_key          text        not null,
    into_key          text        not null,
    kind              text        not null,
    taken             int         not null,
    made              int         not null,
    cost              numeric,
    currency          text,
    occurred_at       timestamptz not null,
    at_index          bigint      not null,
    primary key (transformation_id, from_key, into_key)
);
create index on genealogy (from_key);
create index on genealogy (into_key);

create table stock_count (
    sku_key    text        not null,
    at_index   bigint      not null,
    count_id   text        not null,
    location   text,
    counted    int         not null,
    expected   int         not null,
    counted_at timestamptz not null,
    primary key (sku_key, at_index)
);
create index on stock_count (count_id);
