-- What this database was set up for. In the database and not only on a disk, so that a new data directory on it does not load the
-- sample again, and one of another kind is refused.

create table installation (
    one               boolean primary key default true check (one),
    kind              text        not null,
    set_up_at         timestamptz not null default clock_timestamp(),
    first_imported_at timestamptz
);
