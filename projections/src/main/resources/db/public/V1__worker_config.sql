-- The switch board, in the schema every client sees first. The kill switch, from any client, also while the application is down:
--   update worker_config set enabled_channels = '{}';

create table worker_config (
    one_row          boolean primary key default true check (one_row),
    enabled_channels text[]  not null,
    dry_run          boolean not null
);

create function journal_worker_config() returns trigger language plpgsql as $$
begin
    insert into journals.worker_config_change (before, after)
    values (case when tg_op = 'UPDATE' then row_to_json(old) end, row_to_json(new));
    return null;
end $$;
create trigger journalled after insert or update on worker_config for each row execute function journal_worker_config();

-- '*' stands for every channel.
insert into worker_config (enabled_channels, dry_run) values ('{*}', false);
