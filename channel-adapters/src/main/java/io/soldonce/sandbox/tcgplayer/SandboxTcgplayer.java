package io.soldonce.sandbox.tcgplayer;

import java.net.URI;
import java.time.Clock;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

import io.soldonce.sandbox.web.KnobStore;
import io.soldonce.sandbox.web.Routes;
import io.soldonce.sandbox.web.WebServer;

/// A TCGplayer on this machine's loopback: the seller portal under `/admin`, a shop under `/shop/{account}`, an admin door under `/sandbox`.
///
/// Everything it knows is in its database, so it goes on after a restart as if nothing had happened.
public final class SandboxTcgplayer implements AutoCloseable {
    private final WebServer server;
    private final Outbox outbox;

    private SandboxTcgplayer(WebServer server, Outbox outbox) {
        this.server = server;
        this.outbox = outbox;
    }

    /// Migrates the schema `tcgplayer` of `database` and begins to answer.
    ///
    /// @param database a pool on a database of the sandbox's own; stays open when this closes
    /// @param mails    takes the mails that tell a seller of a sale
    /// @param port     0 for any that is free
    /// @param clock    dates orders and uploads, ends sessions and moves, and decides when mails are due
    /// @throws java.io.UncheckedIOException when the port is taken
    public static SandboxTcgplayer start(DataSource database, SaleMails mails, int port, Clock clock) {
        Flyway.configure().dataSource(database).locations("classpath:db/sandbox_tcgplayer").defaultSchema("tcgplayer")
                .table("flyway_sandbox_tcgplayer").load().migrate();
        var market = new Market(DSL.using(database, SQLDialect.POSTGRES), new KnobStore("tcgplayer", TcgKnob.values()), clock);
        var outbox = Outbox.open(market, mails);
        try {
            var routes = new Routes();
            var screen = new Screen();
            var gate = new Gate(market, screen);
            new SignIn(market, screen, gate).open(routes);
            new PricingPages(market, screen).open(routes, gate);
            new Exchange(market).open(routes, gate);
            new StagedPages(market, screen).open(routes, gate);
            new OrderPages(market, screen).open(routes, gate);
            new Shop(market, screen, outbox).open(routes);
            new Admin(market, outbox).open(routes);
            return new SandboxTcgplayer(WebServer.start(port, routes), outbox);
        } catch (RuntimeException e) {
            outbox.close();
            throw e;
        }
    }

    /// Where it answers, for example `http://127.0.0.1:40123`.
    public URI address() {
        return server.address();
    }

    /// Stops answering; calls under way lose their answer, and mails that are due are posted after the next start.
    @Override
    public void close() {
        server.close();
        outbox.close();
    }
}
