package io.soldonce.reconciler.mail;

import static io.soldonce.projections.TestLedger.WHATNOT;
import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.queues.Tables.KEPT_MAIL;
import static io.soldonce.tables.vault.Tables.RAW_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.order.OrderAction;
import io.soldonce.projections.TestLedger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where mails are the only ones to tell a sale: each sale counts once, and nothing is lost that was not understood.
class ToldByMailTest {
    private final MailShop shop = new MailShop();
    private final TestLedger ledger = shop.ledger;
    private final TestMailbox mailbox = shop.mailbox;

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    @Test
    void aMailSellsWhatItsTitleNames() {
        var card = ledger.listed("CARD", 1);
        mailbox.came("buy our mugs").sold("a", "whatnot-CARD", 1, "40.00");

        assertThat(shop.drain().recorded()).isOne();

        assertThat(shop.available(card)).isZero();
        assertThat(shop.open()).isEmpty();
        assertThat(ledger.db().fetchValues(KEPT_MAIL.READING)).containsExactlyInAnyOrder("NOTHING", "SALE");
        assertThat(ledger.db().selectFrom(LOG_ENTRY).where(LOG_ENTRY.NAME.eq("order-placed")).fetchSingle().getMetadata().data())
                .contains("\"source\":\"mail\"", "\"a\"", ledger.db().selectFrom(RAW_INPUT).where(RAW_INPUT.SIZE.gt(15L)).fetch().getFirst()
                        .getId().toString());
    }

    @Test
    void theSameMailTwiceAndByAnotherWayIsOneSale() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 2, "40.00").sold("a", "whatnot-BOX", 2, "40.00").came("sold|a|whatnot-BOX|2|40.00|redirected");
        shop.drain();
        mailbox.isNumberedAnew();
        shop.drain();

        assertThat(shop.available(lot)).isEqualTo(7);
        assertThat(shop.facts("order-placed")).isOne();
        assertThat(ledger.db().fetchCount(RAW_INPUT)).isEqualTo(2);
    }

    @Test
    void aSecondMailOfTheOnlyOneChangesNothingAndWaits() {
        var card = ledger.listed("CARD", 1);
        mailbox.sold("a", "whatnot-CARD", 1, "40.00").sold("b", "whatnot-CARD", 1, "40.00");
        shop.drain();
        shop.drain();

        assertThat(shop.available(card)).isZero();
        assertThat(shop.facts("units-sold")).isOne();
        assertThat(shop.facts("oversell-detected")).isZero();
        assertThat(shop.open()).containsExactly("AGAIN_OR_SOLD_TWICE");
    }

    @Test
    void soldElsewhereFirstItIsRecordedAndTheOversellNamed() {
        var card = ledger.listed("CARD", 1);
        ledger.sell(TestLedger.EBAY, "1-1", card, 1);
        mailbox.sold("a", "whatnot-CARD", 1, "40.00");
        shop.drain();

        assertThat(shop.available(card)).isEqualTo(-1);
        assertThat(shop.open()).containsExactly("OVERSOLD");
    }

    @Test
    void soldGivenBackAndSoldAgainAreTwoSales() {
        var card = ledger.listed("CARD", 1);
        mailbox.sold("a", "whatnot-CARD", 1, "40.00");
        shop.drain();
        ledger.done(new OrderAction.Cancel(WHATNOT, "mail-a", List.of(), "the buyer did not pay", ledger.clock().instant()));
        mailbox.sold("b", "whatnot-CARD", 1, "42.00");
        shop.drain();

        assertThat(shop.available(card)).isZero();
        assertThat(shop.facts("units-sold")).isEqualTo(2);
        assertThat(shop.open()).isEmpty();
    }

    @Test
    void aTitleNobodyHasWaitsForAPerson() {
        ledger.listed("CARD", 1);
        mailbox.sold("a", "a title nobody has", 1, "40.00");
        shop.drain();

        assertThat(shop.open()).containsExactly("LINE_UNMATCHED");
        assertThat(shop.facts("units-sold")).isZero();
    }

    @Test
    void whatIsNotProvenIsQueuedAndChangesNothing() {
        ledger.listed("CARD", 1);
        mailbox.came("doubt|mail/1").came("doubt|mail/1").came("bomb");
        shop.drain();
        shop.drain();

        assertThat(shop.facts("order-placed")).isZero();
        assertThat(shop.open()).containsExactly("MAIL_NOT_PROVEN", "MAIL_UNREADABLE");
    }

    @Test
    void aCutLineLosesNothingAndTheWatermarkWaits() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "50.00");
        mailbox.breaksAfter(1);
        assertThat(shop.drain().trouble()).isInstanceOf(CallOutcome.Transient.class);
        assertThat(shop.drain().completeUpTo()).isNull();
        mailbox.breaksAfter(Integer.MAX_VALUE);
        mailbox.areKeysAway(true);
        assertThat(shop.drain().completeUpTo()).as("kept, and not read").isNull();
        mailbox.areKeysAway(false);

        assertThat(shop.drain().completeUpTo()).isEqualTo(ledger.clock().instant().minus(MailShop.DELAY));
        assertThat(shop.available(lot)).isEqualTo(7);
    }

    @Test
    void whatCameLongBeforeTheFirstScanIsLeftAlone() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("old", "whatnot-BOX", 1, "40.00");
        ledger.advance(Duration.ofDays(1));
        mailbox.sold("new", "whatnot-BOX", 1, "40.00");
        shop.drain();
        mailbox.isNumberedAnew();
        shop.drain();

        assertThat(shop.available(lot)).isEqualTo(8);
        assertThat(ledger.db().fetchCount(RAW_INPUT)).as("nor is it kept").isOne();
    }

    @Test
    void bodiesAreErasedAfterNinetyDaysAndTheKeysStay() {
        ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00");
        shop.drain();
        ledger.advance(Duration.ofDays(89));
        assertThat(new OldMails(ledger.db(), ledger.clock()).erase()).isZero();
        ledger.advance(Duration.ofDays(2));

        assertThat(new OldMails(ledger.db(), ledger.clock()).erase()).isOne();
        assertThat(ledger.db().fetchCount(RAW_BODY)).isZero();
        mailbox.isNumberedAnew();
        shop.drain();
        assertThat(shop.facts("order-placed")).as("the same mail again is known by its digest").isOne();
    }

    @Test
    void moreMailsThanOnePageAreAllRead() {
        var lot = ledger.listed("BOX", 300);
        for (var number = 0; number < 130; number++) {
            mailbox.sold("m" + number, "whatnot-BOX", 1, "40.00").came("newsletter " + number);
        }
        shop.drain();

        assertThat(shop.available(lot)).isEqualTo(170);
    }
}
