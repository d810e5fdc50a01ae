package io.soldonce.reconciler.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.listing.TestShop.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where no program can read, a person's word closes a push, and is shown as what it is.
class ToldByAPersonTest {
    private final Stall stall = new Stall();

    @AfterEach
    void close() {
        stall.close();
    }

    @Test
    void aPersonsWordIsToldAndNeverReadBack() {
        var card = stall.listed("CARD", 1);
        stall.shop.sayer = "operator:ann";
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.work();
        assertThat(stall.texts("select concat_ws(' ', action, verdict, shown_quantity) from push_event")).containsExactly("END TOLD 0");
        assertThat(stall.texts("select confirmed_by from listing_push")).containsExactly("operator:ann");
        assertThat(stall.texts("select metadata ->> 'actor' from log_entry where name = 'listing-seen-ended'"))
                .containsExactly("operator:ann");
        assertThat(stall.due()).isZero();
    }

    @Test
    void aPersonWhoSaysItWasNotDoneIsAskedAgain() {
        var card = stall.listed("CARD", 1);
        stall.shop.sayer = "operator:ann";
        stall.shop.faults.add(Fault.TAKE_AND_FORGET);
        stall.sellHere(TestLedger.COUNTER, card, 1);
        stall.work();
        stall.ledger.advance(Duration.ofMinutes(5));
        stall.work();
        assertThat(stall.texts("select verdict from push_event order by sent_at")).containsExactly("DIFFERS", "TOLD");
        assertThat(stall.texts("select suspect_since::text from listing_push")).as("no sale is suspected because of a word")
                .containsOnlyNulls();
    }
}
