package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.listing.policy.ListingPolicy;
import io.soldonce.projections.inline.InlineReadModels;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A policy that fails for a listing never rolls back a fact, and never lets that listing offer more.
class PolicyFailureTest {
    private final AtomicBoolean failing = new AtomicBoolean();
    private final TestLedger ledger = new TestLedger(clock -> new InlineReadModels(clock, (input, now) -> {
        if (failing.get() && input.listing().price() != null) {
            throw new IllegalStateException("a rule nobody thought of");
        }
        return ListingPolicy.desired(input, now);
    }));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theSaleStandsAndTheListingOffersNoMoreThanThereIs() {
        var sku = ledger.listed("LOT", 5);
        failing.set(true);
        ledger.sell(COUNTER, "C-1", sku, 2);
        assertThat(ledger.db().selectFrom(AVAILABILITY).fetchSingle().getAvailable()).isEqualTo(3);
        assertThat(ledger.db().selectFrom(DESIRED_LISTING).fetch()).hasSize(3).allSatisfy(row -> {
            assertThat(row.getQuantity()).isEqualTo(3);
            assertThat(List.of(row.getReasons())).containsExactly("POLICY_FAILED");
        });
        assertThat(ledger.db().selectFrom(EXCEPTION).fetch(EXCEPTION.CODE)).hasSize(3).containsOnly("POLICY_FAILED");
    }
}
