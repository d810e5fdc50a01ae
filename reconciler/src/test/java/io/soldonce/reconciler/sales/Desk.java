package io.soldonce.reconciler.sales;

import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.queues.Tables.ALERT;
import static io.soldonce.tables.queues.Tables.SALES_PROGRESS;

import io.soldonce.engine.AppendLane;
import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.values.Sku;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/// A ledger, a marketplace's feed, and those who read it.
final class Desk implements AutoCloseable {
    final TestLedger ledger = new TestLedger();
    final TestFeed feed = new TestFeed(ledger.clock());

    /// As after a start of the program: knows nothing but what the database holds.
    SalesReconciler sales() {
        return sales(ledger.db(), ledger.lane());
    }

    SalesReconciler sales(DSLContext db, AppendLane lane) {
        return new SalesReconciler(TestLedger.EBAY, feed, db, lane, new RawInputs(db, ledger.clock(), UUID::randomUUID), ledger.clock());
    }

    /// A connection that is cut before the first statement that holds this text.
    @SuppressWarnings("serial")
    DSLContext cutBefore(String text) {
        var db = ledger.db();
        var cut = (ExecuteListener) new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                if (context.sql() != null && context.sql().contains(text)) {
                    throw new IllegalStateException("cut before " + text);
                }
            }
        };
        return db.configuration().derive(() -> cut).dsl();
    }

    int available(Sku sku) {
        return ledger.db().selectFrom(AVAILABILITY).where(AVAILABILITY.SKU_KEY.eq(sku.key())).fetchSingle().getAvailable();
    }

    /// How often the log says this.
    int facts(String name) {
        return ledger.db().fetchCount(LOG_ENTRY, LOG_ENTRY.NAME.eq(name));
    }

    int raws() {
        return ledger.db().fetchCount(RAW_INPUT);
    }

    List<String> open() {
        return ledger.db().selectFrom(EXCEPTION).where(EXCEPTION.RESOLVED_AT.isNull()).orderBy(EXCEPTION.ID).fetch(EXCEPTION.CODE);
    }

    List<String> alerts() {
        return ledger.db().selectFrom(ALERT).orderBy(ALERT.ID).fetch(ALERT.SUBJECT);
    }

    String cursor() {
        return ledger.db().selectFrom(SALES_PROGRESS).fetchOptional(SALES_PROGRESS.CURSOR).orElse(null);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
