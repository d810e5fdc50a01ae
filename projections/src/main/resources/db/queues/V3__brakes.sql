-- What passed the brakes lately, so that they can count it over all nodes. Old rows are thrown away.
create table brake_use (
    channel  text        not null,
    sku_key  text        not null,
    slot     text        not null,
    revision bigint      not null,
    used_at  timestamptz not null,
    primary key (channel, sku_key, slot, revision)
);
create index on brake_use (channel, used_at);
