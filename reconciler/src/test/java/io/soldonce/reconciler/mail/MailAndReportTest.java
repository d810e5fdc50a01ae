package io.soldonce.reconciler.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.projections.TestLedger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A mail names no order; the report that comes later does. Both are one sale.
class MailAndReportTest {
    private final MailShop shop = new MailShop();
    private final TestLedger ledger = shop.ledger;
    private final TestMailbox mailbox = shop.mailbox;

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    @Test
    void theReportBehindTheMailsTellsNothingTwice() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "40.00").sold("c", "whatnot-BOX", 2, "75.00");
        shop.drain();
        ledger.advance(Duration.ofHours(5));

        assertThat(shop.told("1001", 1, "40.00").answer().get("identifiedWith")).isEqualTo(List.of("mail-a"));
        shop.told("1002", 1, "40.00");
        shop.told("1002", 1, "40.00");
        shop.told("1003", 2, "75.00");
        assertThat(shop.available(lot)).isEqualTo(5);
        shop.told("1004", 1, "40.00");
        assertThat(shop.available(lot)).as("a sale no mail told").isEqualTo(4);
        assertThat(shop.facts("sale-identified")).isEqualTo(3);
    }

    @Test
    void theMailBehindTheReportTellsNothingTwice() {
        var lot = ledger.listed("BOX", 9);
        shop.told("1001", 1, "40.00");
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "40.00");
        shop.drain();
        shop.drain();

        assertThat(shop.available(lot)).as("one order and a second mail").isEqualTo(7);
        assertThat(shop.facts("order-identified")).isOne();
    }

    @Test
    void twoDaysLaterOrForAnotherPriceItIsAnotherSale() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00");
        shop.drain();
        shop.told("1001", 1, "41.00");
        ledger.advance(Duration.ofHours(49));
        shop.told("1002", 1, "40.00");

        assertThat(shop.available(lot)).isEqualTo(6);
    }

    @Test
    void anOrderWithoutAPriceThatCouldBeEitherMailsWaits() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "75.00");
        shop.drain();
        shop.told("1001", 1, null);

        assertThat(shop.available(lot)).isEqualTo(7);
        assertThat(shop.open()).containsExactly("LINE_UNMATCHED");
    }
}
