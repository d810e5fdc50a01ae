package io.soldonce.app.channels;

import io.soldonce.app.api.RunningApplication.Answer;
import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.OutsideSettings;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Settings;
import io.soldonce.app.sandbox.SandboxDoors;
import io.soldonce.app.wiring.Application;
import io.soldonce.testing.TestPostgres;
import io.soldonce.values.ChannelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/// The application as `./soldonce start` makes it, connected to its own sandbox marketplaces, with the sample in it: asked through HTTP,
/// and read with SQL as any person could. What is said here without a channel is said of eBay; [#at(String)] is any of them.
///
/// One for all tests of a JVM; a test that stops or blinds it puts it back with [#asBefore()].
final class ConnectedShop extends OwnersRequests {
    private static final String[] TABLES = {"db/ledger", "db/projections", "db/journals", "db/queues", "db/vault", "db/public",
            "db/installation"};
    private static final OutsideSettings OFTEN = new OutsideSettings(Optional.empty(), Duration.ofSeconds(1), Duration.ofSeconds(2),
            Optional.empty(), Optional.empty());
    private static ConnectedShop shared;

    private final Settings settings;
    private final DatabaseAddress database;
    private final DSLContext db;
    private Application running;
    private SandboxDoors doors;

    private ConnectedShop(int port, Path directory, String url) throws SQLException {
        super(port);
        this.settings = new Settings(port, directory, Optional.of(TOKEN), Optional.empty(), OFTEN);
        this.database = new DatabaseAddress(url, "postgres", "postgres");
        this.db = DSL.using(database.open(), SQLDialect.POSTGRES);
        db.execute("insert into installation.installation (kind) values ('sandbox') on conflict do nothing");
    }

    static synchronized ConnectedShop shared() {
        if (shared == null) {
            shared = ofItsOwn();
        }
        return shared;
    }

    /// On a database and an account that no other test has touched; whoever asked stops it.
    static ConnectedShop ofItsOwn() {
        try (var fresh = TestPostgres.database(TABLES)) {
            var shop = new ConnectedShop(Ports.free(), Files.createTempDirectory("soldonce-test").resolve("data"), fresh.getJdbcUrl());
            shop.start();
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first time with the first import; later on the same database.
    void start() throws SQLException {
        running = SpringApplication.withHook(_ -> new DoorsSeen(), () -> Application.start(settings, DataDirectory.open(settings
                .dataDirectory()), database, new AdminToken(TOKEN, false)));
        running.firstImport((_, _) -> {});
        running.connect();
    }

    void stop() {
        running.close();
    }

    /// Learns where the sandbox marketplaces are: a tester does there what no buyer could.
    private final class DoorsSeen implements SpringApplicationRunListener {
        @Override
        public void ready(ConfigurableApplicationContext context, Duration timeTaken) {
            doors = context.getBean(SandboxDoors.class);
        }
    }

    Marketplace at(String channel) {
        return new Marketplace(this, channel);
    }

    /// The admin door of the account at a sandbox marketplace.
    URI doorOf(String channel) {
        return doors.accountOf(new ChannelId(channel)).orElseThrow();
    }

    DSLContext db() {
        return db;
    }

    /// Stops it behind the last test of the JVM, while there is still a database under it.
    static final class StoppedAtTheEnd implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext test) {
            test.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(ConnectedShop.class.getName(),
                    _ -> (AutoCloseable) () -> shared().stop(), AutoCloseable.class);
        }
    }

    /// Every fault mended, everything allowed.
    void asBefore() {
        Marketplace.ALL.forEach(channel -> knobs(channel, "{\"reset\": true}"));
        mode("auto");
        expect(200, put("/api/switch", "{\"enabledChannels\": [\"*\"], \"dryRun\": false}"));
    }

    /// A new item in `units`, listed on eBay by the application itself, and live there; on Whatnot too.
    String listed(String sku, int units) throws Exception {
        item(sku, units);
        link("ebay", sku);
        link("whatnot", sku);
        eventually(sku + " to be live on eBay in " + units, () -> buyable(sku) == units && confirmed(sku) == units && number("""
            select count(*)::int from listing_now where sku_key = ? and channel = 'ebay' and external_id is not null""", sku) == 1);
        return sku;
    }

    void item(String sku, int units) {
        expect(201, post("/api/items", """
            {"sku": "%s", "title": "Brass inkwell %s", "condition": "new", "photos": "done",
             "attributes": {"imageUrl": "https://images.example.com/inkwell.jpg", "ebayCategory": "20082"}}""".formatted(sku, sku)));
        receive(sku, units);
    }

    void receive(String sku, int units) {
        expect(201, post("/api/items/" + sku + "/receipts", "{\"quantity\": " + units + "}"));
    }

    /// Wanted there, and not there yet.
    void link(String channel, String sku) {
        expect(201, post("/api/listings", """
            {"channel": "%s", "sku": "%s", "price": {"amount": "40.00", "currency": "USD"}, "live": false}""".formatted(channel, sku)));
    }

    /// Sold to a customer who stands there.
    void sellAtTheCounter(String order, String sku, int units) {
        expect(201, post("/api/sales", """
            {"channel": "counter", "orderId": "%s", "lines": [{"sku": "%s", "quantity": %d}]}""".formatted(order, sku, units)));
    }

    /// What shoppers on eBay can buy.
    int buyable(String sku) {
        return Integer.parseInt(expect(200, get("/sandbox/ebay/offers/" + sku)).at("buyable"));
    }

    /// A buyer buys one on eBay.
    ///
    /// @return the order there
    String buy(String sku) {
        return expect(201, tryToBuy(sku)).at("orderId");
    }

    Answer tryToBuy(String sku) {
        return post("/sandbox/ebay/purchases", "{\"sku\": \"" + sku + "\", \"quantity\": 1}");
    }

    /// Faults of eBay.
    void knobs(String json) {
        knobs("ebay", json);
    }

    void knobs(String channel, String json) {
        expect(200, post("/sandbox/" + channel + "/knobs", json));
    }

    /// Of eBay: `auto`, `dry-run`, `off`.
    void mode(String mode) {
        expect(200, put("/api/channels/ebay", """
            {"mode": "%s", "role": "primary", "photosFrom": 100, "priceJump": 50}""".formatted(mode)));
    }

    /// Units we may still sell; below zero: sold too often.
    int available(String sku) {
        return Integer.parseInt(expect(200, get("/api/items/" + sku)).at("availableToPromise"));
    }

    /// What eBay was last read to show; -1 when it never was.
    int confirmed(String sku) {
        return number("select coalesce((select confirmed_quantity from listing_push where sku_key = ? and channel = 'ebay'), -1)", sku);
    }

    /// What eBay should show.
    int desired(String channel, String sku) {
        return number("""
            select coalesce((select case when status = 'LIVE' then quantity else 0 end from desired_listing where sku_key = ?
                and channel = ?), -1)""", sku, channel);
    }

    /// How often one thing was told to eBay of an item: `APPLIED`, `DIFFERS`, `REJECTED`.
    int pushes(String sku, String verdict) {
        return number("select count(*)::int from push_event where sku_key = ? and channel = 'ebay' and verdict = ?", sku, verdict);
    }

    int pushes(String sku) {
        return number("select count(*)::int from push_event where sku_key = ? and channel = 'ebay'", sku);
    }

    /// Events in the ledger by the name they have there.
    int events(String stream, String name) {
        return number("select count(*)::int from log_entry where stream_id = ? and name = ?", stream, name);
    }

    /// Open exceptions of a code about an item.
    int exceptions(String code, String sku) {
        return number("select count(*)::int from exception where code = ? and sku_key = ? and resolved_at is null", code, sku);
    }

    /// Exceptions of a code about eBay as a whole that were raised since.
    int exceptionsSince(Instant since, String code) {
        return number("select count(*)::int from exception where code = ? and channel = 'ebay' and raised_at >= ?::timestamptz", code,
                since.toString());
    }

    int number(String sql, Object... values) {
        return db.fetchSingle(sql, values).get(0, Integer.class);
    }

    /// As anybody does at a psql prompt.
    void sql(String sql) {
        db.execute(sql);
    }

    String text(String sql, Object... values) {
        return db.fetchSingle(sql, values).get(0, String.class);
    }

    /// Where the ledger is; the sandbox marketplaces keep theirs beside it.
    DatabaseAddress database() {
        return database;
    }

    /// The database's own clock, which the exceptions are compared with.
    Instant now() {
        return db.fetchSingle("select clock_timestamp()").get(0, OffsetDateTime.class).toInstant();
    }

    /// One more look at everything eBay shows that was begun after this call, and could be believed.
    void looked() throws Exception {
        var now = now().toString();
        eventually("another look at eBay", () -> number("""
            select count(*)::int from observation where channel = 'ebay' and complete_at > ?::timestamptz""", now) == 1);
    }

    /// Looks in a row that could not be believed.
    int blindLooks() {
        return number("select failures from observation where channel = 'ebay'");
    }

    /// Nothing more to tell eBay now.
    void quiet() throws Exception {
        eventually("nothing to be due", () -> number("""
            select count(*)::int from due_listing where channel = 'ebay' and due_at < clock_timestamp() + interval '5 s'""") == 0);
    }

    /// The sales of eBay are read to a point after this call.
    void salesRead() throws Exception {
        var now = now().toString();
        eventually("eBay's sales to be read", () -> number("""
            select count(*)::int from sales_progress where channel = 'ebay' and complete_up_to > ?::timestamptz""", now) == 1);
    }
}
