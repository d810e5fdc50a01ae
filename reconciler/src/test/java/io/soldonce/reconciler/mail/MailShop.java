package io.soldonce.reconciler.mail;

import static io.soldonce.projections.TestLedger.WHATNOT;
import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static org.assertj.core.api.Assertions.assertThat;

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

/// A ledger whose Whatnot tells its sales by mail, and the mailbox.
final class MailShop implements AutoCloseable {
    static final Duration DELAY = Duration.ofMinutes(15);

    final TestLedger ledger = new TestLedger();
    final TestMailbox mailbox = new TestMailbox(ledger.clock());

    /// The books agree at the end of each test.
    @Override
    public void close() throws SQLException {
        try (ledger) {
            assertThat(new Completeness(ledger.db(), ledger.clock()).differences(WHATNOT)).isEmpty();
            ledger.followAll();
            assertThat(TestLedger.broken(ledger.verify())).isEmpty();
        }
    }

    Drained drain() {
        var raw = new RawInputs(ledger.db(), ledger.clock(), UUID::randomUUID);
        var desk = new MailDesk(WHATNOT, mailbox, ledger.db(), raw, ledger.clock(), DELAY);
        return new SalesReconciler(WHATNOT, new MailSales(desk, mailbox, DELAY), ledger.db(), ledger.lane(), raw, ledger.clock()).drain();
    }

    Outcome.Done told(String orderId, int quantity, String price) {
        var line = new OrderFact.Line("1", "BOX", null, "Title of BOX", quantity, price == null ? null : Money.of(price, "USD"));
        var place = new OrderAction.Place(WHATNOT, orderId, List.of(line), true, ledger.clock().instant());
        return ledger.done(new ProvisionalOrders(ledger.db()).telling(place));
    }

    int available(Sku sku) {
        return ledger.db().selectFrom(AVAILABILITY).where(AVAILABILITY.SKU_KEY.eq(sku.key())).fetchSingle().getAvailable();
    }

    int facts(String name) {
        return ledger.db().fetchCount(LOG_ENTRY, LOG_ENTRY.NAME.eq(name));
    }

    List<String> open() {
        return ledger.db().selectFrom(EXCEPTION).where(EXCEPTION.RESOLVED_AT.isNull()).orderBy(EXCEPTION.ID).fetch(EXCEPTION.CODE);
    }
}
