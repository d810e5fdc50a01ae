-- A mail server of the sandbox: mailboxes, every mail they were given, and the keys the senders sign with.

create table mail.mailbox (
    login     text primary key,
    password  text not null,
    address   text not null unique,
    validity  bigint not null check (validity between 1 and 4294967295)  -- UIDVALIDITY: UIDs are those of before a restart
);

create table mail.message (
    login        text not null references mail.mailbox,
    uid          bigint not null check (uid > 0),
    received_at  timestamptz not null,
    raw          bytea not null,                                         -- as it came over SMTP, with the lines the server put on top
    primary key (login, uid)
);

create table mail.dkim_key (
    domain       text primary key,
    selector     text not null,
    private_key  bytea not null,                                         -- PKCS #8
    public_key   bytea not null                                          -- SubjectPublicKeyInfo, which goes into the DNS
);
