package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.CONSIGNMENT_NOW;
import static io.soldonce.tables.projections.Tables.GENEALOGY;
import static io.soldonce.tables.projections.Tables.HOLD_NOW;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.STOCK_COUNT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;

import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// What an item's units are kept for, what they were made from and into, and how often they were counted.
public final class Kept {
    private final DSLContext dsl;

    public Kept(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Units set aside.
    ///
    /// @param kind    `reservation` or `hold`
    /// @param purpose of a reservation `pending-payment`, `live-show`, `local-pickup`, `customer`; of a hold its reason in words
    public record Hold(String kind, String holdId, String purpose, int units, String channel, String orderId, Instant since,
            Instant expiresAt) {}

    /// Units at somebody who sells them for us.
    ///
    /// @param there what is still there of what was given
    public record Consignment(String consignmentId, String consignee, int given, int sold, int back, int there, Instant since) {}

    /// What became what.
    ///
    /// @param taken units of `from`
    /// @param made  units of `into`
    /// @param cost  of those made, in all; null when nobody knows
    public record Step(String transformationId, String kind, String from, int taken, String into, int made, Price cost, Instant at) {}

    /// @param location null for everywhere
    public record Count(String countId, String location, int counted, int expected, int difference, Instant countedAt, long index) {}

    /// The oldest first.
    public List<Hold> holds(Sku sku) {
        return dsl.selectFrom(HOLD_NOW).where(HOLD_NOW.SKU_KEY.eq(sku.key())).orderBy(HOLD_NOW.SINCE, HOLD_NOW.HOLD_ID)
                .fetch(row -> new Hold(Codes.shown(row.getKind()), row.getHoldId(),
                        row.getKind().equals("RESERVATION") ? Codes.shown(row.getPurpose()) : row.getPurpose(), row.getQuantity(),
                        row.getChannel(), row.getOrderId(), Codes.instant(row.getSince()), Codes.instant(row.getExpiresAt())));
    }

    /// The newest first, also those of which nothing is there any more.
    public List<Consignment> consignments(Sku sku) {
        return dsl.selectFrom(CONSIGNMENT_NOW).where(CONSIGNMENT_NOW.SKU_KEY.eq(sku.key()))
                .orderBy(CONSIGNMENT_NOW.SINCE.desc(), CONSIGNMENT_NOW.CONSIGNMENT_ID)
                .fetch(row -> new Consignment(row.getConsignmentId(), row.getConsignee(), row.getGiven(), row.getSold(), row.getBack(),
                        row.getThere(), Codes.instant(row.getSince())));
    }

    /// Where units of it came from and what they became, oldest first.
    public List<Step> genealogy(Sku sku) {
        var from = ITEM_NOW.as("origin");
        var into = ITEM_NOW.as("piece");
        return dsl.select(GENEALOGY.TRANSFORMATION_ID, GENEALOGY.KIND, coalesce(from.SKU, GENEALOGY.FROM_KEY), GENEALOGY.TAKEN,
                coalesce(into.SKU, GENEALOGY.INTO_KEY), GENEALOGY.MADE, GENEALOGY.COST, GENEALOGY.CURRENCY, GENEALOGY.OCCURRED_AT)
                .from(GENEALOGY).leftJoin(from).on(from.SKU_KEY.eq(GENEALOGY.FROM_KEY)).leftJoin(into)
                .on(into.SKU_KEY.eq(GENEALOGY.INTO_KEY))
                .where(GENEALOGY.FROM_KEY.eq(sku.key()).or(GENEALOGY.INTO_KEY.eq(sku.key())))
                .orderBy(GENEALOGY.AT_INDEX, GENEALOGY.FROM_KEY, GENEALOGY.INTO_KEY)
                .fetch(row -> new Step(row.value1(), Codes.shown(row.value2()), row.value3(), row.value4(), row.value5(), row.value6(),
                        Price.of(row.value7(), row.value8()), Codes.instant(row.value9())));
    }

    /// The newest first.
    ///
    /// @param before index of the last one of the page before, null for the first page
    public Page<Count> counts(Sku sku, Long before, int limit) {
        var counts = dsl.selectFrom(STOCK_COUNT).where(STOCK_COUNT.SKU_KEY.eq(sku.key()))
                .and(before == null ? noCondition() : STOCK_COUNT.AT_INDEX.lt(before))
                .orderBy(STOCK_COUNT.AT_INDEX.desc()).limit(limit + 1)
                .fetch(row -> new Count(row.getCountId(), row.getLocation(), row.getCounted(), row.getExpected(),
                        row.getCounted() - row.getExpected(), Codes.instant(row.getCountedAt()), row.getAtIndex()));
        return Page.of(counts, limit);
    }

}
