package io.soldonce.reconciler.listing;

import static io.soldonce.tables.queues.Tables.DUE_LISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channel.ChannelRules;
import io.soldonce.channels.gateway.ChannelGateway;
import io.soldonce.item.ItemAction;
import io.soldonce.projections.Database;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.inline.Exceptions;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A ledger, one marketplace, and the worker between them, on a clock that stands until it is moved.
final class Stall implements AutoCloseable {
    static final Duration LAG = Duration.ofSeconds(30);

    final TestLedger ledger = new TestLedger();
    final DSLContext db = ledger.db();
    final TestShop shop = new TestShop();
    final List<String> alerts = new ArrayList<>();
    /// Orders the marketplace has and nobody has told yet.
    final List<Unheard> unheard = new ArrayList<>();
    boolean isFeedDown;
    ListingReconciler reconciler = worker();
    private int orders;

    record Unheard(Sku sku, int quantity, Instant at) {}

    /// A fresh worker, as after a restart.
    ListingReconciler worker() {
        return worker(db);
    }

    /// One whose database goes away.
    ListingReconciler worker(DyingDatabase dying) {
        return worker(DSL.using(dying, SQLDialect.POSTGRES, Database.settings()));
    }

    private ListingReconciler worker(DSLContext db) {
        var clock = ledger.clock();
        var gateway = new ChannelGateway(TestLedger.EBAY, shop, new PushRows(db, TestLedger.EBAY, clock),
                new SharedBudget(db, TestLedger.EBAY, 1000, clock), new SharedCircuit(db, TestLedger.EBAY, clock), clock, UUID::randomUUID);
        return new ListingReconciler(gateway, db, this::drain, ledger.lane(), (trouble, isAlert) -> {
            try (var connection = ledger.dataSource().getConnection()) {
                Exceptions.raise(connection, List.of(trouble), clock.instant());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            if (isAlert && !alerts.contains(trouble.key())) {
                alerts.add(trouble.key());
            }
        }, clock, UUID::randomUUID);
    }

    /// An item with so many units, live on eBay (in the shop too) and read once.
    Sku listed(String name, int quantity) {
        var sku = ledger.item(name, quantity);
        ledger.link(sku, TestLedger.EBAY);
        shop.stock(sku, quantity);
        work();
        assertThat(shop.told).as("what the shop shows already is not told again")
                .noneMatch(offer -> offer.listing().key().sku().equals(sku));
        return sku;
    }

    /// Passes until nothing is due any more at this moment.
    void work() {
        var passes = 0;
        while (reconciler.pass(false) > 0) {
            if (++passes > 500) {
                throw new AssertionError("the worker never rests");
            }
        }
    }

    /// Moves the clock in small steps, working at each.
    void workFor(Duration time) {
        workFor(time, Duration.ofSeconds(1));
    }

    void workFor(Duration time, Duration step) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            ledger.advance(step);
            work();
        }
    }

    void sellHere(ChannelId channel, Sku sku, int quantity) {
        ledger.sell(channel, "order-" + orders++, sku, quantity);
    }

    /// A shopper buys in the shop; the feed tells it only after its lag.
    void sellThere(Sku sku, int quantity) {
        shop.sell(sku, quantity);
        unheard.add(new Unheard(sku, quantity, ledger.clock().instant()));
    }

    void receive(Sku sku, int quantity) {
        ledger.done(new ItemAction.Receive(sku, quantity, null, null, "own", "more-" + orders++, ledger.clock().instant()));
    }

    void mode(ChannelRules.Mode mode) {
        var rules = TestLedger.rules(ChannelRules.Role.PRIMARY);
        ledger.rules(TestLedger.EBAY, new ChannelRules(mode, rules.role(), rules.followsPrimary(), 0, null, rules.floorMargin(), null, null,
                false));
    }

    private Step.Drained drain() {
        if (isFeedDown) {
            return null;
        }
        ledger.advance(Duration.ofMillis(1)); // reading takes its time
        var now = ledger.clock().instant();
        for (var sale : List.copyOf(unheard)) {
            if (!sale.at().isAfter(now.minus(LAG))) {
                unheard.remove(sale);
                sellHere(TestLedger.EBAY, sale.sku(), sale.quantity());
            }
        }
        return new Step.Drained(now, now.minus(LAG));
    }

    int available(Sku sku) {
        return number("select available from availability where sku_key = ?", sku);
    }

    /// Units that the ledger knows to be sold in the shop.
    int soldThere(Sku sku) {
        return number("""
            select count(*)::int from log_entry where stream_id = 'item:' || ? and name = 'units-sold'
               and payload -> 'order' ->> 'channel' = 'ebay'""", sku);
    }

    private int number(String sql, Sku sku) {
        return db.fetchSingle(sql, sku.key()).get(0, Integer.class);
    }

    List<String> exceptions() {
        return texts("select code from exception where resolved_at is null order by id");
    }

    List<String> texts(String sql) {
        return db.fetch(sql).map(row -> row.get(0, String.class));
    }

    int due() {
        return db.fetchCount(DUE_LISTING, DUE_LISTING.CHANNEL.eq(TestLedger.EBAY.value()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
