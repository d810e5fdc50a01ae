package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.queues.Tables.RECOMPUTE_RANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channel.ChannelRules;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.inline.Recomputer;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Desired listings that no sale touches are derived again; those that a sale touches are never set back.
class RecomputeTest {
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aChangeOfRulesReachesEveryListingOfTheChannelAndNoOther() throws SQLException {
        for (var i = 0; i < 130; i++) {
            ledger.listed("LOT-" + i, 5);
        }
        ledger.rules(WHATNOT,
                new ChannelRules(ChannelRules.Mode.AUTO, ChannelRules.Role.SECONDARY, true, 2, null, null, null, null, false));
        assertThat(ledger.db().fetchCount(RECOMPUTE_RANGE)).isEqualTo(1);
        assertThat(ledger.verify().pending()).isEqualTo(130);
        ledger.recomputeAll();
        assertThat(ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.CHANNEL.eq("whatnot")).fetch(DESIRED_LISTING.QUANTITY))
                .hasSize(130).containsOnly(3);
        assertThat(ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.CHANNEL.eq("ebay")).fetch(DESIRED_LISTING.QUANTITY))
                .hasSize(130).containsOnly(5);
        assertThat(ledger.db().fetchCount(RECOMPUTE_RANGE)).isZero();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void whatAnOlderPolicyDerivedIsDerivedAgain() throws SQLException {
        var sku = ledger.listed("RAW", 1);
        var recomputer = new Recomputer(ledger.dataSource(), ledger.clock());
        recomputer.markOutdated();
        assertThat(ledger.db().fetchCount(RECOMPUTE_RANGE)).isZero();
        ledger.db().update(DESIRED_LISTING).set(DESIRED_LISTING.POLICY_VERSION, 0).set(DESIRED_LISTING.QUANTITY, 7).execute();
        recomputer.markOutdated();
        ledger.recomputeAll();
        assertThat(ebay(sku)).isEqualTo("1 ");
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void timeAloneChangesWhatAListingShouldShow() throws SQLException {
        var sku = ledger.listed("RAW", 1);
        var until = ledger.clock().instant().plus(Duration.ofHours(1));
        ledger.done(new ListingAction.Exclude(new ListingKey(EBAY, sku), "shown at a fair", until));
        assertThat(ebay(sku)).isEqualTo("0 EXCLUDED");
        ledger.recomputeAll();
        assertThat(ebay(sku)).isEqualTo("0 EXCLUDED");
        ledger.advance(Duration.ofHours(1));
        assertThat(ledger.verify().pending()).isEqualTo(1);
        ledger.recomputeAll();
        assertThat(ebay(sku)).isEqualTo("1 ");
    }

    @Test
    void theYoungerOfTwoListingsWithOneTitleGoesOnSaleWhenTheOlderLetsGo() throws SQLException {
        ledger.rules(WHATNOT,
                new ChannelRules(ChannelRules.Mode.AUTO, ChannelRules.Role.INDEPENDENT, true, 0, null, null, null, null, true));
        var older = ledger.item("A", 1);
        var younger = ledger.item("B", 1);
        for (var sku : List.of(older, younger)) {
            ledger.done(new ListingAction.Link(new ListingKey(WHATNOT, sku), null, null, "The same title", Money.of("9.00", "USD"), true,
                    ledger.clock().instant()));
        }
        assertThat(reasons(younger)).containsExactly("TITLE_NOT_UNIQUE");
        assertThat(reasons(older)).isEmpty();
        ledger.done(new ListingAction.Revise(new ListingKey(WHATNOT, older), "Another title", null, false));
        ledger.recomputeAll();
        assertThat(reasons(younger)).isEmpty();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    @Test
    void aSweepRacingWithSalesNeverUndoesOne() throws Exception {
        var skus = new ArrayList<Sku>();
        for (var i = 0; i < 60; i++) {
            skus.add(ledger.listed("LOT-" + i, 20));
        }
        var selling = new AtomicBoolean(true);
        var recomputer = new Recomputer(ledger.dataSource(), ledger.clock());
        var sweeps = CompletableFuture.runAsync(() -> {
            try {
                while (selling.get()) {
                    recomputer.markAll();
                    recomputer.drain(selling::get);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        var sales = new ArrayList<CompletableFuture<?>>();
        for (var n = 0; n < 20; n++) {
            for (var sku : skus) {
                sales.add(ledger.submit(ledger.order(COUNTER, n + "-" + sku, true, sku, 1)));
            }
            CompletableFuture.allOf(sales.toArray(CompletableFuture[]::new)).join();
            assertThat(ledger.db().select(DESIRED_LISTING.QUANTITY).from(DESIRED_LISTING).fetchSet(DESIRED_LISTING.QUANTITY))
                    .as("after round " + n).containsExactly(20 - n - 1);
        }
        selling.set(false);
        sweeps.join();
        ledger.recomputeAll();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    private String ebay(Sku sku) {
        var row = ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.SKU_KEY.eq(sku.key()))
                .and(DESIRED_LISTING.CHANNEL.eq("ebay"))
                .fetchSingle();
        return row.getQuantity() + " " + String.join(" ", row.getReasons());
    }

    private List<String> reasons(Sku sku) {
        return List.of(ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.SKU_KEY.eq(sku.key())).fetchSingle().getReasons());
    }
}
