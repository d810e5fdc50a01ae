package io.soldonce.reconciler.mail;

import static io.soldonce.projections.TestLedger.WHATNOT;
import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.queues.Tables.KEPT_MAIL;
import static io.soldonce.tables.vault.Tables.RAW_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.engine.Outcome;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.reconciler.sales.Completeness;
import io.soldonce.reconciler.sales.Drained;
import io.soldonce.reconciler.sales.ProvisionalOrders;
import io.soldonce.reconciler.sales.SalesReconciler;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where mails are the only ones to tell a sale: each sale counts once, and nothing is lost that was not understood.
class ToldByMailTest {
    private static final Duration DELAY = Duration.ofMinutes(15);

    private final TestLedger ledger = new TestLedger();
    private final TestMailbox mailbox = new TestMailbox(ledger.clock());

    @AfterEach
    void theBooksAgree() throws SQLException {
        try (ledger) {
            assertThat(new Completeness(ledger.db(), ledger.clock()).differences(WHATNOT)).isEmpty();
            ledger.followAll();
            assertThat(TestLedger.broken(ledger.verify())).isEmpty();
        }
    }

    @Test
    void aMailSellsWhatItsTitleNames() {
        var card = ledger.listed("CARD", 1);
        mailbox.came("buy our mugs").sold("a", "whatnot-CARD", 1, "40.00");

        assertThat(drain().recorded()).isOne();

        assertThat(available(card)).isZero();
        assertThat(open()).isEmpty();
        assertThat(ledger.db().fetchValues(KEPT_MAIL.READING)).containsExactlyInAnyOrder("NOTHING", "SALE");
        assertThat(ledger.db().selectFrom(LOG_ENTRY).where(LOG_ENTRY.NAME.eq("order-placed")).fetchSingle().getMetadata().data())
                .contains("\"source\":\"mail\"", "\"a\"", ledger.db().selectFrom(RAW_INPUT).where(RAW_INPUT.SIZE.gt(15L)).fetch().getFirst()
                        .getId().toString());
    }

    @Test
    void theSameMailTwiceAndByAnotherWayIsOneSale() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 2, "40.00").sold("a", "whatnot-BOX", 2, "40.00").came("sold|a|whatnot-BOX|2|40.00|redirected");
        drain();
        mailbox.isNumberedAnew();
        drain();

        assertThat(available(lot)).isEqualTo(7);
        assertThat(facts("order-placed")).isOne();
        assertThat(ledger.db().fetchCount(RAW_INPUT)).isEqualTo(2);
    }

    @Test
    void aSecondMailOfTheOnlyOneChangesNothingAndWaits() {
        var card = ledger.listed("CARD", 1);
        mailbox.sold("a", "whatnot-CARD", 1, "40.00").sold("b", "whatnot-CARD", 1, "40.00");
        drain();
        drain();

        assertThat(available(card)).isZero();
        assertThat(facts("units-sold")).isOne();
        assertThat(facts("oversell-detected")).isZero();
        assertThat(open()).containsExactly("AGAIN_OR_SOLD_TWICE");
    }

    @Test
    void soldElsewhereFirstItIsRecordedAndTheOversellNamed() {
        var card = ledger.listed("CARD", 1);
        ledger.sell(TestLedger.EBAY, "1-1", card, 1);
        mailbox.sold("a", "whatnot-CARD", 1, "40.00");
        drain();

        assertThat(available(card)).isEqualTo(-1);
        assertThat(open()).containsExactly("OVERSOLD");
    }

    @Test
    void soldGivenBackAndSoldAgainAreTwoSales() {
        var card = ledger.listed("CARD", 1);
        mailbox.sold("a", "whatnot-CARD", 1, "40.00");
        drain();
        ledger.done(new OrderAction.Cancel(WHATNOT, "mail-a", List.of(), "the buyer did not pay", ledger.clock().instant()));
        mailbox.sold("b", "whatnot-CARD", 1, "42.00");
        drain();

        assertThat(available(card)).isZero();
        assertThat(facts("units-sold")).isEqualTo(2);
        assertThat(open()).isEmpty();
    }

    @Test
    void aTitleNobodyHasWaitsForAPerson() {
        ledger.listed("CARD", 1);
        mailbox.sold("a", "a title nobody has", 1, "40.00");
        drain();

        assertThat(open()).containsExactly("LINE_UNMATCHED");
        assertThat(facts("units-sold")).isZero();
    }

    @Test
    void theReportBehindTheMailsTellsNothingTwice() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "40.00").sold("c", "whatnot-BOX", 2, "75.00");
        drain();
        ledger.advance(Duration.ofHours(5));

        assertThat(told("1001", 1, "40.00").answer().get("identifiedWith")).isEqualTo(List.of("mail-a"));
        told("1002", 1, "40.00");
        told("1002", 1, "40.00");
        told("1003", 2, "75.00");
        assertThat(available(lot)).isEqualTo(5);
        told("1004", 1, "40.00");
        assertThat(available(lot)).as("a sale no mail told").isEqualTo(4);
        assertThat(facts("sale-identified")).isEqualTo(3);
    }

    @Test
    void theMailBehindTheReportTellsNothingTwice() {
        var lot = ledger.listed("BOX", 9);
        told("1001", 1, "40.00");
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "40.00");
        drain();
        drain();

        assertThat(available(lot)).as("one order and a second mail").isEqualTo(7);
        assertThat(facts("order-identified")).isOne();
    }

    @Test
    void twoDaysLaterOrForAnotherPriceItIsAnotherSale() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00");
        drain();
        told("1001", 1, "41.00");
        ledger.advance(Duration.ofHours(49));
        told("1002", 1, "40.00");

        assertThat(available(lot)).isEqualTo(6);
    }

    @Test
    void anOrderWithoutAPriceThatCouldBeEitherMailsWaits() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "75.00");
        drain();
        told("1001", 1, null);

        assertThat(available(lot)).isEqualTo(7);
        assertThat(open()).containsExactly("LINE_UNMATCHED");
    }

    @Test
    void whatIsNotProvenIsQueuedAndChangesNothing() {
        ledger.listed("CARD", 1);
        mailbox.came("doubt|mail/1").came("doubt|mail/1").came("bomb");
        drain();
        drain();

        assertThat(facts("order-placed")).isZero();
        assertThat(open()).containsExactly("MAIL_NOT_PROVEN", "MAIL_UNREADABLE");
    }

    @Test
    void aCutLineLosesNothingAndTheWatermarkWaits() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00").sold("b", "whatnot-BOX", 1, "50.00");
        mailbox.breaksAfter(1);
        assertThat(drain().trouble()).isInstanceOf(CallOutcome.Transient.class);
        assertThat(drain().completeUpTo()).isNull();
        mailbox.breaksAfter(Integer.MAX_VALUE);
        mailbox.areKeysAway(true);
        assertThat(drain().completeUpTo()).as("kept, and not read").isNull();
        mailbox.areKeysAway(false);

        assertThat(drain().completeUpTo()).isEqualTo(ledger.clock().instant().minus(DELAY));
        assertThat(available(lot)).isEqualTo(7);
    }

    @Test
    void whatCameLongBeforeTheFirstScanIsLeftAlone() {
        var lot = ledger.listed("BOX", 9);
        mailbox.sold("old", "whatnot-BOX", 1, "40.00");
        ledger.advance(Duration.ofDays(1));
        mailbox.sold("new", "whatnot-BOX", 1, "40.00");
        drain();
        mailbox.isNumberedAnew();
        drain();

        assertThat(available(lot)).isEqualTo(8);
        assertThat(ledger.db().fetchCount(RAW_INPUT)).as("nor is it kept").isOne();
    }

    @Test
    void bodiesAreErasedAfterNinetyDaysAndTheKeysStay() {
        ledger.listed("BOX", 9);
        mailbox.sold("a", "whatnot-BOX", 1, "40.00");
        drain();
        ledger.advance(Duration.ofDays(89));
        assertThat(new OldMails(ledger.db(), ledger.clock()).erase()).isZero();
        ledger.advance(Duration.ofDays(2));

        assertThat(new OldMails(ledger.db(), ledger.clock()).erase()).isOne();
        assertThat(ledger.db().fetchCount(RAW_BODY)).isZero();
        mailbox.isNumberedAnew();
        drain();
        assertThat(facts("order-placed")).as("the same mail again is known by its digest").isOne();
    }

    @Test
    void moreMailsThanOnePageAreAllRead() {
        var lot = ledger.listed("BOX", 300);
        for (var number = 0; number < 130; number++) {
            mailbox.sold("m" + number, "whatnot-BOX", 1, "40.00").came("newsletter " + number);
        }
        drain();

        assertThat(available(lot)).isEqualTo(170);
    }

    private Drained drain() {
        var raw = new RawInputs(ledger.db(), ledger.clock(), UUID::randomUUID);
        var desk = new MailDesk(WHATNOT, mailbox, ledger.db(), raw, ledger.clock(), DELAY);
        return new SalesReconciler(WHATNOT, new MailSales(desk, mailbox, DELAY), ledger.db(), ledger.lane(), raw, ledger.clock()).drain();
    }

    private Outcome.Done told(String orderId, int quantity, String price) {
        var line = new OrderFact.Line("1", "BOX", null, "Title of BOX", quantity, price == null ? null : Money.of(price, "USD"));
        var place = new OrderAction.Place(WHATNOT, orderId, List.of(line), true, ledger.clock().instant());
        return ledger.done(new ProvisionalOrders(ledger.db()).telling(place));
    }

    private int available(Sku sku) {
        return ledger.db().selectFrom(AVAILABILITY).where(AVAILABILITY.SKU_KEY.eq(sku.key())).fetchSingle().getAvailable();
    }

    private int facts(String name) {
        return ledger.db().fetchCount(LOG_ENTRY, LOG_ENTRY.NAME.eq(name));
    }

    private List<String> open() {
        return ledger.db().selectFrom(EXCEPTION).where(EXCEPTION.RESOLVED_AT.isNull()).orderBy(EXCEPTION.ID).fetch(EXCEPTION.CODE);
    }
}
