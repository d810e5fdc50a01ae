package io.soldonce.reconciler.drift;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.queues.Tables.DUE_LISTING;
import static io.soldonce.tables.queues.Tables.LISTING_PUSH;

import io.soldonce.reconciler.Alarm;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.tables.queues.tables.records.DueListingRecord;
import io.soldonce.tables.queues.tables.records.ListingPushRecord;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A ledger, a shop that is its eBay, and the loop between them. Time moves only by [#later].
public final class Market implements AutoCloseable {
    public final TestLedger ledger = new TestLedger();
    public final TestShop shop = new TestShop(ledger.clock());
    public final List<Trouble> raised = new ArrayList<>();
    public final List<Trouble> alerts = new ArrayList<>();
    public Supplier<Instant> drained = () -> null;
    public final Observations observations;
    public final DriftReconciler drift;

    public Market() {
        this("seller");
    }

    public Market(String account) {
        Alarm alarm = (trouble, isAlert) -> {
            raised.add(trouble);
            if (isAlert) {
                alerts.add(trouble);
            }
        };
        observations = new Observations(EBAY, shop, account, ledger.dataSource(), ledger.clock(), alarm);
        drift = new DriftReconciler(observations, () -> drained.get(), ledger.dataSource(), ledger.lane(), ledger.clock(), alarm);
    }

    /// An item on sale on eBay at 9.00 USD, shown there exactly so, nothing left to tell.
    public Sku onSale(String name, int quantity) {
        var sku = ledger.item(name, quantity);
        ledger.link(sku, EBAY);
        shop.shows(id(sku), name, quantity, "9.00", "Title of " + name);
        settle();
        return sku;
    }

    public static String id(Sku sku) {
        return EBAY + "-" + sku;
    }

    /// As if every push had been sent and read back.
    public void settle() {
        var now = ledger.clock().instant().atOffset(ZoneOffset.UTC);
        ledger.db().execute("delete from due_listing");
        ledger.db().execute("""
            insert into listing_push (sku_key, channel, slot, confirmed_revision, confirmed_status, confirmed_quantity, confirmed_price,
                   confirmed_currency, confirmed_fingerprint, confirmed_at)
            select sku_key, channel, slot, revision, status, quantity, price, currency, fingerprint, ?::timestamptz from desired_listing
                on conflict (sku_key, channel, slot) do update set confirmed_revision = excluded.confirmed_revision,
                   confirmed_status = excluded.confirmed_status, confirmed_quantity = excluded.confirmed_quantity,
                   confirmed_price = excluded.confirmed_price, confirmed_currency = excluded.confirmed_currency,
                   confirmed_fingerprint = excluded.confirmed_fingerprint, confirmed_at = excluded.confirmed_at""", now);
    }

    public void later() {
        ledger.advance(Duration.ofMinutes(5));
    }

    /// Five minutes later, a look.
    public Drift look() throws SQLException {
        later();
        return drift.reconcile();
    }

    public List<DueListingRecord> due() {
        return ledger.db().selectFrom(DUE_LISTING).where(DUE_LISTING.CHANNEL.eq(EBAY.value())).orderBy(DUE_LISTING.SKU_KEY).fetch();
    }

    public ListingPushRecord push(Sku sku) {
        return ledger.db().selectFrom(LISTING_PUSH).where(LISTING_PUSH.SKU_KEY.eq(sku.key())).and(LISTING_PUSH.CHANNEL.eq(EBAY.value()))
                .fetchOne();
    }

    public List<String> codes() {
        return raised.stream().map(Trouble::code).toList();
    }

    public Optional<String> externalId(Sku sku) {
        return ledger.db().fetchOptional("select external_id from listing_now where sku_key = ? and channel = 'ebay'", sku.key())
                .map(row -> row.get(0, String.class));
    }

    public String status(Sku sku) {
        return ledger.db().fetchSingle("select status from listing_now where sku_key = ? and channel = 'ebay'", sku.key()).get(0,
                String.class);
    }

    public void link(Sku sku, String externalId, boolean isLive) {
        ledger.done(new ListingAction.Link(new ListingKey(EBAY, sku), externalId, null, "Title of " + sku, Money.of("9.00", "USD"), isLive,
                ledger.clock().instant()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
