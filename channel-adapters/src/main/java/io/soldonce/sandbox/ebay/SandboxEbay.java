package io.soldonce.sandbox.ebay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

import com.sun.net.httpserver.HttpServer;

/// An eBay on this machine's loopback: the calls of the real one under their real paths, and an admin door under `/sandbox`.
///
/// Everything it knows is in its database, so it goes on after a restart as if nothing had happened. Several may run on one database.
public final class SandboxEbay implements AutoCloseable {
    static {
        // Without it every answer may wait 40 ms for the client's acknowledgement of the headers.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Deliveries deliveries;

    private SandboxEbay(HttpServer server, ExecutorService threads, Deliveries deliveries) {
        this.server = server;
        this.threads = threads;
        this.deliveries = deliveries;
    }

    /// Migrates the schema `ebay` of `database` and begins to answer.
    ///
    /// @param database a pool on a database of the sandbox's own; stays open when this closes
    /// @param port     0 for any that is free
    /// @param clock    decides when tokens expire, what orders are dated and when notifications are due
    /// @throws UncheckedIOException when the port is taken
    public static SandboxEbay start(DataSource database, int port, Clock clock) {
        Flyway.configure().dataSource(database).locations("classpath:db/sandbox_ebay").defaultSchema("ebay").table("flyway_sandbox_ebay")
                .load().migrate();
        DSLContext db = DSL.using(database, SQLDialect.POSTGRES);
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var deliveries = Deliveries.start(db, clock);
            server.setExecutor(threads);
            server.createContext("/", new Rim(db, clock, Routes.all(deliveries)));
            server.start();
            return new SandboxEbay(server, threads, deliveries);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox eBay cannot listen on port " + port + ": choose another, or 0 for any.", e);
        }
    }

    /// Where it answers, for example `http://127.0.0.1:40123`.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Stops answering at once; calls under way lose their answer.
    @Override
    public void close() {
        server.stop(0);
        deliveries.close();
        threads.shutdownNow();
    }
}
