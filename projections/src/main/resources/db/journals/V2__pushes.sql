-- Everything that was ever sent to a marketplace. How the call ended is written once, what was read back is written once.
create table push_event (
    id             uuid primary key,
    sku_key        text        not null,
    channel        text        not null,
    slot           text        not null,
    external_id    text,
    action         text        not null, -- list, revise, relist, end
    revision       bigint      not null,
    at_index       bigint      not null, -- how far the log was when this was derived
    cause_index    bigint      not null, -- the event that made it so
    status         text        not null,
    quantity       int         not null,
    price          numeric,
    currency       text,
    payload        text        not null,
    drained_at     timestamptz,          -- the channel's sales were read up to here before
    sent_at        timestamptz not null,
    outcome        text,                 -- DONE, TRANSIENT, THROTTLED, SESSION_LOST, REFUSED, UNKNOWN
    words          text,                 -- the channel's own, verbatim
    reference      text,
    answered_at    timestamptz,
    verdict        text,                 -- APPLIED, DIFFERS, REJECTED
    shown_status   text,
    shown_quantity int,
    shown_price    numeric,
    shown_currency text,
    shown_words    text,
    read_at        timestamptz
);
create index on push_event (sku_key, sent_at);
create index on push_event (channel, sent_at);

create function end_push_once() returns trigger language plpgsql as $$
declare
    answer constant text[] := '{outcome,words,reference,answered_at}';
    reading constant text[] := '{verdict,shown_status,shown_quantity,shown_price,shown_currency,shown_words,read_at}';
begin
    if (to_jsonb(new) - answer - reading) is distinct from (to_jsonb(old) - answer - reading)
       or (old.answered_at is not null and
           (old.outcome, old.words, old.reference, old.answered_at) is distinct from (new.outcome, new.words, new.reference, new.answered_at))
       or (old.read_at is not null and
           (old.verdict, old.shown_status, old.shown_quantity, old.shown_price, old.shown_currency, old.shown_words, old.read_at)
           is distinct from
           (new.verdict, new.shown_status, new.shown_quantity, new.shown_price, new.shown_currency, new.shown_words, new.read_at))
    then
        raise exception 'a push is answered once and read back once, and nothing else of it changes';
    end if;
    return new;
end $$;
create trigger end_push_once before update on push_event for each row execute function end_push_once();
create trigger never_deleted before delete or truncate on push_event for each statement execute function refuse_change();

-- What channels were seen to show, whenever it changed.
create table observation_change (
    id          bigint generated always as identity primary key,
    channel     text        not null,
    external_id text        not null,
    sku_key     text,
    observed_at timestamptz not null,
    before      json,
    after       json
);
create index on observation_change (sku_key, observed_at);
create index on observation_change (channel, observed_at);
create trigger never_changed before update or delete or truncate on observation_change for each statement execute function refuse_change();

-- What a feed tells again is looked up by its digest.
create index on raw_input (sha256);
