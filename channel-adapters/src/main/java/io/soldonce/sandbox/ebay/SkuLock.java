package io.soldonce.sandbox.ebay;

import java.util.Collection;

import org.jooq.DSLContext;

/// One writer per SKU, to the end of the transaction. Sellers are turned away, buyers wait.
final class SkuLock {
    private static final String KEY = "hashtextextended(? || '/' || s.sku, 0)";

    private SkuLock() {}

    /// @throws EbayRefusal 25025 when another call is writing to this SKU
    static void takeOrRefuse(DSLContext tx, String account, String sku) {
        boolean isTaken = tx.fetchSingle("select pg_try_advisory_xact_lock(" + KEY + ") from (select ?::text as sku) s", account, sku)
                .get(0, Boolean.class);
        if (!isTaken) {
            throw EbayError.concurrent().refusal();
        }
    }

    /// Waits for all of them, in one order for everybody.
    static void await(DSLContext tx, String account, Collection<String> skus) {
        tx.fetch("select pg_advisory_xact_lock(" + KEY + ") from (select unnest(?::text[]) as sku order by 1) s", account,
                skus.stream().distinct().sorted().toArray(String[]::new));
    }
}
