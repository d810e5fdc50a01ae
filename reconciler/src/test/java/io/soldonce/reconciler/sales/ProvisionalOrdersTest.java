package io.soldonce.reconciler.sales;

import static io.soldonce.projections.TestLedger.WHATNOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.sales.ProvisionalOrders.Meaning;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a mail is to a ledger in which its card is sold already.
class ProvisionalOrdersTest {
    private final TestLedger ledger = new TestLedger();
    private final Sku card = ledger.listed("CARD", 1);

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void aMailThatAnotherReaderRecordedAMomentAgoIsNoSecondSale() {
        ledger.sell(WHATNOT, "mail-a", card, 1);

        assertThat(meaning("mail-a")).isEqualTo(new Meaning.New());
        assertThat(meaning("mail-b")).isEqualTo(new Meaning.AgainOrTwice("mail-a"));
    }

    private Meaning meaning(String mail) {
        return new ProvisionalOrders(ledger.db()).meaning(WHATNOT, card, new SameSale.Sale(mail, 1, null, ledger.clock().instant()));
    }
}
