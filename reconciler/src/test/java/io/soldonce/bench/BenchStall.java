package io.soldonce.bench;

import static io.soldonce.tables.queues.Tables.DUE_LISTING;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.channels.ebay.EbayAccount;
import io.soldonce.channels.ebay.EbayApi;
import io.soldonce.channels.ebay.EbayChannel;
import io.soldonce.channels.ebay.EbaySales;
import io.soldonce.channels.gateway.ChannelGateway;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Shown;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.LaneSettings;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.ledger.LedgerRules;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.Database;
import io.soldonce.projections.inline.InlineReadModels;
import io.soldonce.reconciler.backfill.Backfill;
import io.soldonce.reconciler.drift.Observations;
import io.soldonce.reconciler.listing.ListingReconciler;
import io.soldonce.reconciler.listing.PushRows;
import io.soldonce.reconciler.listing.SharedBudget;
import io.soldonce.reconciler.listing.SharedCircuit;
import io.soldonce.reconciler.listing.Step;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.reconciler.sales.SalesReconciler;
import io.soldonce.sandbox.ebay.SandboxEbay;
import io.soldonce.testing.TestPostgres;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/// A ledger with many one-of-a-kind cards, live on a sandbox eBay, and the two workers between them as the application has them.
final class BenchStall implements AutoCloseable {
    static final ChannelId EBAY = new ChannelId("ebay");
    private static final int CALLS_A_SECOND = 100_000; // the sandbox may be told as fast as it can
    private static final int AT_A_TIME = 25;

    private final Clock clock = Clock.systemUTC();
    private final HikariDataSource ledger = ledger();
    private final HikariDataSource shop = TestPostgres.database();
    private final SandboxEbay sandbox = SandboxEbay.start(shop, 0, clock);
    private final DSLContext db = DSL.using(ledger, SQLDialect.POSTGRES, Database.settings());
    private final AppendLane lane;
    private final EbayApi api;
    private final EbayChannel channel;
    private final List<CompletableFuture<Outcome>> submitted = new ArrayList<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean isPaused;
    private volatile boolean isClosed;

    BenchStall(int cards) throws Exception {
        lane = new AppendLane(ledger, LedgerCatalogue.create(), new LedgerRules(), new InlineReadModels(clock), clock, UUID::randomUUID,
                LaneSettings.defaults(), _ -> workers.forEach(LockSupport::unpark));
        api = new EbayApi(account(cards), clock);
        channel = new EbayChannel(api);
        addChannel(EBAY, "ebay", ChannelRules.Role.PRIMARY);
        addChannel(new ChannelId("counter"), "counter", ChannelRules.Role.INDEPENDENT);
        for (var i = 0; i < cards; i++) {
            stock(sku(i));
        }
        awaitCommits();
        var observations = new Observations(EBAY, channel, "bench", ledger, clock, (_, _) -> {});
        System.out.println("backfill: " + new Backfill(observations, ledger, lane, clock).run());
        work(worker(), true);
        work(worker(), false);
        awaitNothingDue();
    }

    Sku sku(int i) {
        return new Sku("CARD-" + i);
    }

    DSLContext db() {
        return db;
    }

    private void addChannel(ChannelId id, String kind, ChannelRules.Role role) {
        submit(new ChannelAction.Add(id, kind, kind,
                new ChannelRules(ChannelRules.Mode.AUTO, role, true, 0, null, null, null, null, false)),
                false);
    }

    private void stock(Sku sku) {
        var key = new ListingKey(EBAY, sku);
        submit(new ItemAction.Register(sku,
                new ItemDetails("Title of " + sku, "cards", ItemDetails.Condition.NEAR_MINT, null, null, 1, null,
                        ItemDetails.Photos.DONE, true, null, null, Map.of(), null)),
                true);
        submit(new ItemAction.Receive(sku, 1, null, Money.of("3.00", "USD"), "own", "opening", Instant.now()), true);
        submit(new ListingAction.Link(key, null, null, "Title of " + sku, Money.of("9.00", "USD"), false, Instant.now()), true);
    }

    void submit(Object action, boolean bulk) {
        submitted.add(lane.submit(new Request(action, new Provenance("bench", "bench", null, "bench", null), null, bulk)));
        if (submitted.size() > 5_000) {
            awaitCommits();
        }
    }

    void awaitCommits() {
        submitted.forEach(outcome -> {
            if (!(outcome.join() instanceof Outcome.Done)) {
                throw new IllegalStateException(outcome.join().toString());
            }
        });
        submitted.clear();
    }

    void awaitNothingDue() {
        awaitCommits();
        while (db.fetchExists(DUE_LISTING, DUE_LISTING.CHANNEL.eq(EBAY.value()))) {
            settle(Duration.ofMillis(2));
        }
    }

    void settle(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    void pause() {
        isPaused = true;
    }

    void resume() {
        isPaused = false;
    }

    /// The calls of the drain and nothing else, through the same adapter.
    ///
    /// @return listings a second
    double bare(int count, Money price) {
        var start = System.nanoTime();
        for (var i = 0; i < count; i += AT_A_TIME) {
            var offers = new ArrayList<Offer>();
            for (var j = i; j < Math.min(count, i + AT_A_TIME); j++) {
                var content = new CanonicalListing.Content("Title of " + sku(j), "cards", "NEAR_MINT", null, null, null, null, 1, Map.of());
                offers.add(channel.render(new CanonicalListing(new ListingKey(EBAY, sku(j)), 1, Shown.Status.LIVE, 1, price, null, content,
                        Set.of(CanonicalListing.Part.PRICE))));
            }
            channel.confirm(channel.push(offers));
        }
        return count / ((System.nanoTime() - start) / 1e9);
    }

    private ListingReconciler worker() {
        var sales = new SalesReconciler(EBAY, new EbaySales(api), db, lane, new RawInputs(db, clock, UUID::randomUUID), clock);
        var gateway = new ChannelGateway(EBAY, channel, new PushRows(db, EBAY, clock), new SharedBudget(db, EBAY, CALLS_A_SECOND, clock),
                new SharedCircuit(db, EBAY, clock), clock, UUID::randomUUID);
        return new ListingReconciler(gateway, db, () -> new Step.Drained(clock.instant(), sales.drain().completeUpTo()), lane,
                (trouble, _) -> System.out.println(trouble.message()), clock, UUID::randomUUID);
    }

    private void work(ListingReconciler reconciler, boolean urgentOnly) {
        workers.add(Thread.ofPlatform().daemon().name(urgentOnly ? "urgent" : "rest").start(() -> {
            while (!isClosed) {
                if (isPaused || reconciler.pass(urgentOnly) == 0) {
                    LockSupport.parkNanos(Duration.ofSeconds(isPaused ? 0 : 1).toNanos() + 1_000_000);
                }
            }
        }));
    }

    private EbayAccount account(int cards) throws Exception {
        var account = URI.create(sandbox.address() + "/sandbox/accounts/bench");
        put(account, Map.of("clientId", "client", "clientSecret", "secret", "refreshToken", "consent", "marketplace", "EBAY_US", "currency",
                "USD"));
        var listings = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < cards; i++) {
            var listing = new HashMap<String, Object>();
            listing.putAll(Map.of("sku", sku(i).value(), "title", "Title of " + sku(i), "quantity", 1, "price", "9.00", "currency", "USD"));
            listings.add(listing);
        }
        put(URI.create(account + "/catalogue"), Map.of("listings", listings));
        var properties = new Properties();
        properties.putAll(
                Map.of("api", sandbox.address().toString(), "clientId", "client", "clientSecret", "secret", "refreshToken", "consent",
                        "marketplace", "EBAY_US", "seller", "bench", "salesLag", "PT1S"));
        return EbayAccount.of(properties);
    }

    private static void put(URI address, Object body) throws Exception {
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static HikariDataSource ledger() {
        try (var fresh = TestPostgres.database("db/ledger", "db/projections", "db/journals", "db/queues", "db/vault", "db/public")) {
            var config = new HikariConfig();
            config.setJdbcUrl(fresh.getJdbcUrl() + (fresh.getJdbcUrl().contains("?") ? "&" : "?") + "currentSchema="
                    + String.join(",", Database.SCHEMAS) + "&reWriteBatchedInserts=true");
            config.setMaximumPoolSize(16);
            return new HikariDataSource(config);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        lane.close();
        api.close();
        sandbox.close();
    }
}
