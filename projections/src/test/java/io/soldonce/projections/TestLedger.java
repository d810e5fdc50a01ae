package io.soldonce.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.LaneSettings;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.ledger.LedgerRules;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.follow.Follower;
import io.soldonce.projections.inline.InlineReadModels;
import io.soldonce.projections.inline.Recomputer;
import io.soldonce.projections.rebuild.Rebuild;
import io.soldonce.projections.rebuild.Verification;
import io.soldonce.testing.TestPostgres;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A whole ledger on a real PostgreSQL, without HTTP: lane, read models, and a clock that stands until it is moved.
public final class TestLedger implements AutoCloseable {
    public static final ChannelId EBAY = new ChannelId("ebay");
    public static final ChannelId WHATNOT = new ChannelId("whatnot");
    public static final ChannelId TCGPLAYER = new ChannelId("tcgplayer");
    public static final ChannelId COUNTER = new ChannelId("counter");

    private final HikariDataSource dataSource;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T09:00:00Z"));
    private final EventCatalogue catalogue = LedgerCatalogue.create();
    private final AppendLane lane;
    private int holds;

    public TestLedger() {
        this(null);
    }

    /// @param projection replaces the inline read models, null for the real ones
    public TestLedger(java.util.function.Function<Clock, InlineProjection> projection) {
        this.dataSource = open();
        var inline = projection == null ? new InlineReadModels(clock()) : projection.apply(clock());
        this.lane = lane(inline);
        addChannel(EBAY, "ebay", ChannelRules.Role.PRIMARY);
        addChannel(WHATNOT, "whatnot", ChannelRules.Role.SECONDARY);
        addChannel(TCGPLAYER, "tcgplayer", ChannelRules.Role.SECONDARY);
        addChannel(COUNTER, "counter", ChannelRules.Role.INDEPENDENT);
    }

    /// Another lane on the same database, as a second node has it.
    public AppendLane lane(InlineProjection inline) {
        return new AppendLane(dataSource, catalogue, new LedgerRules(), inline, clock(), UUID::randomUUID, LaneSettings.defaults(),
                _ -> {});
    }

    private static HikariDataSource open() {
        try (var fresh = TestPostgres.database("db/ledger", "db/projections", "db/journals", "db/queues", "db/vault", "db/public")) {
            var config = new HikariConfig();
            config.setJdbcUrl(fresh.getJdbcUrl() + (fresh.getJdbcUrl().contains("?") ? "&" : "?") + "currentSchema="
                    + String.join(",", Database.SCHEMAS) + "&reWriteBatchedInserts=true");
            config.setMaximumPoolSize(12);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        }
    }

    public Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public DSLContext db() {
        return DSL.using(dataSource, SQLDialect.POSTGRES, Database.settings());
    }

    public EventCatalogue catalogue() {
        return catalogue;
    }

    public AppendLane lane() {
        return lane;
    }

    public CompletableFuture<Outcome> submit(Object action) {
        return lane.submit(new Request(action, new Provenance("tester", "test", null, UUID.randomUUID().toString(), null), null, false));
    }

    /// @return what was done, never a refusal
    public Outcome.Done done(Object action) {
        var outcome = submit(action).join();
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private void addChannel(ChannelId channel, String kind, ChannelRules.Role role) {
        done(new ChannelAction.Add(channel, kind, channel.value(), rules(role)));
    }

    public static ChannelRules rules(ChannelRules.Role role) {
        return new ChannelRules(ChannelRules.Mode.AUTO, role, true, 0, null, BigDecimal.TEN, null, null, false);
    }

    public void rules(ChannelId channel, ChannelRules rules) {
        done(new ChannelAction.ChangeRules(channel, rules));
    }

    /// Registers an item, receives units, and links it on eBay, TCGplayer and Whatnot, live on all.
    public Sku listed(String name, int quantity) {
        var sku = item(name, quantity);
        List.of(EBAY, TCGPLAYER, WHATNOT).forEach(channel -> link(sku, channel));
        return sku;
    }

    public Sku item(String name, int quantity) {
        var sku = new Sku(name);
        done(new ItemAction.Register(sku, new ItemDetails("Title of " + name, "cards", ItemDetails.Condition.NEAR_MINT, null, null, 1, null,
                ItemDetails.Photos.DONE, quantity == 1, null, null, Map.of(), null)));
        done(new ItemAction.Receive(sku, quantity, null, Money.of("3.00", "USD"), "own", "opening", now.get()));
        return sku;
    }

    public void link(Sku sku, ChannelId channel) {
        done(new ListingAction.Link(new ListingKey(channel, sku), channel + "-" + sku, null, "Title of " + sku, Money.of("9.00", "USD"),
                true,
                now.get()));
    }

    public OrderAction.Place order(ChannelId channel, String orderId, boolean paid, Object... skusAndQuantities) {
        var lines = new ArrayList<OrderFact.Line>();
        for (var i = 0; i < skusAndQuantities.length; i += 2) {
            lines.add(new OrderFact.Line("L" + i / 2, skusAndQuantities[i].toString(), null, null, (Integer) skusAndQuantities[i + 1],
                    Money.of("9.00", "USD")));
        }
        return new OrderAction.Place(channel, orderId, lines, paid, now.get());
    }

    public Outcome.Done sell(ChannelId channel, String orderId, Object... skusAndQuantities) {
        return done(order(channel, orderId, true, skusAndQuantities));
    }

    public String nextHold() {
        return "hold-" + holds++;
    }

    public Follower follower() {
        return new Follower(dataSource, catalogue);
    }

    public void followAll() throws SQLException {
        var follower = follower();
        while (follower.follow() > 0) {
            // until it has read everything
        }
    }

    public void recomputeAll() throws SQLException {
        new Recomputer(dataSource, clock()).drain(() -> true);
    }

    public Rebuild.Result rebuild() throws SQLException {
        return new Rebuild(dataSource, catalogue, clock()).run((_, _, _) -> {});
    }

    public Verification.Report verify() throws SQLException {
        return new Verification(dataSource, catalogue, clock()).run((_, _, _) -> {});
    }

    public static List<String> broken(Verification.Report report) {
        return report.checks().stream().filter(check -> !check.holds()).map(check -> check.name() + ": " + check.detail()).toList();
    }

    @Override
    public void close() {
        lane.close();
        dataSource.close();
    }
}
