-- Journals: insert only, backed up, not rebuilt. What may be written later is written once, and a trigger refuses everything else.

create table exception (
    id          bigint generated always as identity primary key,
    key         text        not null unique,
    code        text        not null,
    sku_key     text,
    channel     text,
    order_id    text,
    message     text        not null,
    event_id    uuid,
    raised_at   timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    resolution  text
);
create index on exception (id) where resolved_at is null;
create index on exception (sku_key);

create table raw_input (
    id           uuid primary key,
    door         text        not null,
    channel      text,
    content_type text        not null,
    size         bigint      not null,
    sha256       bytea       not null,
    actor        text        not null,
    received_at  timestamptz not null
);

create table worker_config_change (
    id         bigint generated always as identity primary key,
    changed_at timestamptz not null default clock_timestamp(),
    changed_by text        not null default current_user,
    before     json,
    after      json        not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is a journal: its rows are never changed or deleted', tg_table_name;
end $$;

create function resolve_once() returns trigger language plpgsql as $$
begin
    if old.resolved_at is not null
       or (to_jsonb(new) - '{resolved_at,resolved_by,resolution}'::text[]) is distinct from (to_jsonb(old) - '{resolved_at,resolved_by,resolution}'::text[])
    then
        raise exception 'an exception is resolved once, and nothing else of it changes';
    end if;
    return new;
end $$;

create trigger resolve_once before update on exception for each row execute function resolve_once();
create trigger never_deleted before delete or truncate on exception for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on raw_input for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on worker_config_change for each statement execute function refuse_change();
