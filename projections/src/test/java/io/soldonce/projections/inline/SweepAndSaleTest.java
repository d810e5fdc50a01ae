package io.soldonce.projections.inline;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channel.ChannelRules;
import io.soldonce.engine.Outcome;
import io.soldonce.listing.policy.Desired;
import io.soldonce.listing.policy.ListingPolicy;
import io.soldonce.listing.policy.PolicyInput;
import io.soldonce.projections.TestLedger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The worst moment for a sale: a sweep has read its inputs and has not written yet.
class SweepAndSaleTest {
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aSweepThatReadBeforeTheSaleNeverWritesAfterIt() throws Exception {
        var sku = ledger.listed("LOT", 20);
        ledger.rules(EBAY, new ChannelRules(ChannelRules.Mode.AUTO, ChannelRules.Role.PRIMARY, true, 1, null, null, null, null, false));
        var sale = new CompletableFuture<Outcome>();
        var sweep = new Recomputer(ledger.dataSource(), ledger.clock(), new SellingMeanwhile(() -> {
            var _ = ledger.submit(ledger.order(COUNTER, "C-1", true, sku, 1)).thenAccept(sale::complete);
            try {
                sale.get(1, TimeUnit.SECONDS); // in time only if nothing makes it wait for the sweep
            } catch (TimeoutException waitsForTheSweep) {
                assertThat(sale).isNotDone();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }));
        sweep.drain(() -> true);
        assertThat(sale.get(30, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
        assertThat(ebayQuantity()).isEqualTo(18);
    }

    @Test
    void aSweepLeavesForLaterWhatASaleHolds() throws Exception {
        ledger.listed("HELD", 20);
        ledger.listed("FREE", 20);
        ledger.rules(EBAY, new ChannelRules(ChannelRules.Mode.AUTO, ChannelRules.Role.PRIMARY, true, 1, null, null, null, null, false));
        try (var lane = ledger.dataSource().getConnection(); var statement = lane.createStatement()) {
            lane.setAutoCommit(false);
            statement.execute("select 1 from availability where sku_key = 'HELD' for update");
            var done = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                try {
                    ledger.recomputeAll();
                    done.countDown();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(done.await(30, TimeUnit.SECONDS)).as("the sweep does not wait").isTrue();
            lane.rollback();
        }
        assertThat(ledger.verify().pending()).isEqualTo(1);
        ledger.recomputeAll();
        assertThat(ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.CHANNEL.eq("ebay")).fetch(DESIRED_LISTING.QUANTITY))
                .containsOnly(19);
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    private int ebayQuantity() {
        return ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.CHANNEL.eq("ebay")).fetchSingle(DESIRED_LISTING.QUANTITY);
    }

    /// The real policy; before its first answer something else happens.
    private static final class SellingMeanwhile implements DesiredListings.Policy {
        private Runnable meanwhile;

        SellingMeanwhile(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public Desired desired(PolicyInput input, Instant now) {
            if (meanwhile != null) {
                var once = meanwhile;
                meanwhile = null;
                once.run();
            }
            return ListingPolicy.desired(input, now);
        }
    }
}
