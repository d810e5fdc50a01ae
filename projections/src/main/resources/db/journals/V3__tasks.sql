-- What a person is asked to do at a marketplace no program can write to. The answer is written once.
create table operator_task (
    id             text primary key, -- the reference of the push that asks
    sku_key        text        not null,
    channel        text        not null,
    slot           text        not null,
    words          text        not null,
    asked_status   text        not null, -- what it shows when done
    asked_quantity int         not null,
    asked_price    numeric,
    asked_currency text,
    asked_title    text,
    external_id    text,
    asked_at       timestamptz not null,
    deadline       timestamptz not null,
    is_done        boolean,              -- null while open; false: not done, it shows what it showed
    said_by        text,
    said_at        timestamptz
);
create index on operator_task (channel, asked_at);
create index on operator_task (sku_key, asked_at);

create function answer_task_once() returns trigger language plpgsql as $$
begin
    if old.said_at is not null
       or (to_jsonb(new) - '{is_done,said_by,said_at}'::text[]) is distinct from (to_jsonb(old) - '{is_done,said_by,said_at}'::text[])
    then
        raise exception 'a task is answered once, and nothing else of it changes';
    end if;
    return new;
end $$;
create trigger answer_task_once before update on operator_task for each row execute function answer_task_once();
create trigger never_deleted before delete or truncate on operator_task for each statement execute function refuse_change();
