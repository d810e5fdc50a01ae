package io.soldonce.projections.query.asof;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.listing.policy.ListingPolicy;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.inline.RecomputeRanges;
import io.soldonce.projections.query.Codes;
import io.soldonce.values.Money;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesiredAsOfTest {
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    /// The rules have not changed since, so what they say of the facts of then is what stood in the table then.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whatIsDerivedOfThePastIsWhatWasDesiredThen(long seed) throws SQLException {
        var past = new RandomPast(ledger, seed);
        var then = new LinkedHashMap<Instant, List<String>>();
        for (var i = 0; i < 10; i++) {
            for (var k = 0; k < 12; k++) {
                past.next();
            }
            RecomputeRanges.markAll(ledger.db(), ledger.clock().instant());
            ledger.recomputeAll();
            then.put(ledger.clock().instant(), live());
            ledger.advance(Duration.ofSeconds(1));
        }
        ledger.followAll();
        var desired = new DesiredAsOf(ledger.db(), ledger.catalogue());
        then.forEach((at, rows) -> {
            var page = desired.page(null, AsOf.recorded(at), null, 100);
            assertThat(page.listings().stream().map(DesiredAsOfTest::shown).toList()).as("at %s", at).isEqualTo(rows);
            assertThat(page.policyVersion()).isEqualTo(ListingPolicy.VERSION);
            assertThat(page.next()).isNull();
            for (var sku : RandomPast.ITEMS) {
                assertThat(desired.of(sku, AsOf.recorded(at)).listings()).isEqualTo(
                        page.listings().stream().filter(one -> one.sku().equals(sku.value())).toList());
            }
        });
        assertThat(live()).isEqualTo(then.lastEntry().getValue());
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void aSaleToldLateEndedTheListingWhenItHappened() throws SQLException {
        var sku = ledger.listed("ONE", 1);
        ledger.advance(Duration.ofHours(1));
        var sold = ledger.clock().instant();
        ledger.advance(Duration.ofHours(5));
        ledger.done(new OrderAction.Place(WHATNOT, "W-1", List.of(new OrderFact.Line("L0", "ONE", null, null, 1, Money.of("9.00", "USD"))),
                true, sold));
        ledger.followAll();
        var between = sold.plusSeconds(60);
        var desired = new DesiredAsOf(ledger.db(), ledger.catalogue());
        assertThat(desired.of(sku, AsOf.recorded(between)).listings()).extracting(DesiredAsOf.Desired::status).containsOnly("live");
        var ended = desired.of(sku, AsOf.occurred(between)).listings();
        assertThat(ended).extracting(DesiredAsOf.Desired::status).containsOnly("ended");
        assertThat(ended.getFirst().reasons()).contains("SOLD_ON whatnot");
        assertThat(desired.of(sku, AsOf.occurred(sold.minusSeconds(60))).listings()).extracting(DesiredAsOf.Desired::status)
                .containsOnly("live");
        assertThat(ended.getFirst().sentence()).startsWith("Sold 1 unit on whatnot");
        assertThat(desired.of(sku, AsOf.recorded(sold.minusSeconds(7200))).listings()).isEmpty();
    }

    @Test
    void pagesGoFromSkuToSku() throws SQLException {
        List.of("A", "B", "C").forEach(name -> ledger.listed(name, 2));
        var desired = new DesiredAsOf(ledger.db(), ledger.catalogue());
        var now = AsOf.recorded(ledger.clock().instant());
        var first = desired.page(EBAY, now, null, 2);
        assertThat(first.listings()).extracting(DesiredAsOf.Desired::sku).containsExactly("A", "B");
        assertThat(first.listings()).extracting(DesiredAsOf.Desired::channel).containsOnly("ebay");
        assertThat(desired.page(EBAY, now, first.next(), 2).listings()).extracting(DesiredAsOf.Desired::sku).containsExactly("C");
    }

    @Test
    void askingChangesNothing() throws SQLException {
        var sku = ledger.listed("LOT", 2);
        var desired = new DesiredAsOf(ledger.db(), ledger.catalogue());
        var before = live();
        var revision = ledger.db().fetchSingle("select last_value from desired_revision").get(0);
        for (var i = 0; i < 12; i++) { // more often than it takes the driver to keep its statements
            assertThat(desired.of(sku, AsOf.recorded(Instant.parse("2026-10-01T00:00:00Z"))).listings()).isEmpty();
            assertThat(desired.of(sku, AsOf.recorded(ledger.clock().instant())).listings()).hasSize(3);
            RecomputeRanges.markAll(ledger.db(), ledger.clock().instant());
            ledger.recomputeAll();
        }
        assertThat(live()).isEqualTo(before);
        assertThat(ledger.db().fetchSingle("select last_value from desired_revision").get(0)).isEqualTo(revision);
        ledger.followAll();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    private List<String> live() {
        return ledger.db()
                .fetch("""
                    select coalesce(i.sku, d.sku_key) as sku, d.channel, d.slot, lower(d.status) as status, d.quantity, d.price::numeric(12, 2) as price,
                           d.reasons, d.valid_until, d.cause_index from desired_listing d left join item_now i using (sku_key)
                     order by d.sku_key, d.channel, d.slot""")
                .map(row -> row.get("sku") + " " + row.get("channel") + " " + row.get("status") + " "
                        + row.get("quantity") + " " + row.get("price") + " " + List.of(row.get("reasons", String[].class)) + " "
                        + Codes.instant(row.get("valid_until", OffsetDateTime.class)) + " "
                        + row.get("cause_index"));
    }

    private static String shown(DesiredAsOf.Desired one) {
        return one.sku() + " " + one.channel() + " " + one.status() + " " + one.quantity() + " "
                + (one.price() == null ? null : one.price().amount()) + " " + one.reasons() + " " + one.validUntil() + " " + one.cause();
    }
}
