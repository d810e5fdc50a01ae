package io.soldonce.sandbox.whatnot;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.sandbox.web.KnobStore;
import io.soldonce.sandbox.web.Routes;
import io.soldonce.sandbox.web.WebServer;

/// A Whatnot on this machine's loopback: `/seller/{account}` for the seller's hands, `/shop/{account}` for the shoppers', mails for every
/// sale, and an admin door under `/sandbox`.
///
/// Everything it knows is in its database, so it goes on after a restart as if nothing had happened; mails that were due meanwhile go out.
public final class SandboxWhatnot implements AutoCloseable {
    private final WebServer web;
    private final Outbox outbox;

    private SandboxWhatnot(WebServer web, Outbox outbox) {
        this.web = web;
        this.outbox = outbox;
    }

    /// Migrates the schema `whatnot` of `database` and begins to answer.
    ///
    /// @param database a pool on a database of the sandbox's own; stays open when this closes
    /// @param mail     takes the mails; stays open when this closes
    /// @param port     0 for any that is free
    /// @param clock    dates sales and mails, and tells when mails are due
    /// @throws java.io.UncheckedIOException when the port is taken
    public static SandboxWhatnot start(DataSource database, SandboxMail mail, int port, Clock clock) {
        Flyway.configure().dataSource(database).locations("classpath:db/sandbox_whatnot").defaultSchema("whatnot")
                .table("flyway_sandbox_whatnot").load().migrate();
        var db = DSL.using(database, SQLDialect.POSTGRES);
        var knobs = new KnobStore("whatnot", WhatnotKnob.values());
        var shelf = new Shelf(knobs);
        var till = new Till(new SaleMails(knobs, mail.postman()), UUID::randomUUID);
        var outbox = Outbox.start(db, mail.postman(), clock);
        try {
            var door = new Door(db, clock, mail, knobs, shelf, till, new OtherMails(mail.postman(), UUID::randomUUID, knobs), outbox);
            var routes = new Routes();
            door.open(routes);
            new Hands(db, clock, knobs, shelf, till, outbox).open(routes);
            door.applyServers();
            return new SandboxWhatnot(WebServer.start(port, routes), outbox);
        } catch (RuntimeException e) {
            outbox.close();
            throw e;
        }
    }

    /// Where it answers, for example `http://127.0.0.1:40123`.
    public URI address() {
        return web.address();
    }

    /// Stops answering and posting at once.
    @Override
    public void close() {
        web.close();
        outbox.close();
    }
}
