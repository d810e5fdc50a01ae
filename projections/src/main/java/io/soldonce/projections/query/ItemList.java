package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.soldonce.projections.query.ItemRow.Shown;
import io.soldonce.values.Sku;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Items in the order of their SKUs, page by page.
public final class ItemList {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final DSLContext dsl;

    public ItemList(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Reads one page.
    ///
    /// @param after the last SKU of the page before, null for the first page
    public Page<ItemRow> page(ItemFilter filter, String after, int limit) {
        return Page.of(rows(condition(filter).and(after == null ? noCondition() : ITEM_NOW.SKU_KEY.gt(after.toUpperCase(Locale.ROOT))),
                limit + 1), limit);
    }

    /// One item as the list shows it.
    public Optional<ItemRow> one(Sku sku) {
        return rows(ITEM_NOW.SKU_KEY.eq(sku.key()), 1).stream().findFirst();
    }

    private List<ItemRow> rows(Condition which, int limit) {
        var available = KitStock.availableToPromise();
        var listings = listings();
        return dsl
                .select(ITEM_NOW.SKU, ITEM_NOW.TITLE, ITEM_NOW.CATEGORY, ITEM_NOW.CONDITION, ITEM_NOW.IS_KIT, ITEM_NOW.ONE_OF_A_KIND,
                        available,
                        listings)
                .from(ITEM_NOW).leftJoin(AVAILABILITY).on(AVAILABILITY.SKU_KEY.eq(ITEM_NOW.SKU_KEY))
                .where(which).orderBy(ITEM_NOW.SKU_KEY).limit(limit)
                .fetch(row -> new ItemRow(row.value1(), row.value2(), row.value3(), Codes.shown(row.value4()), row.value5(), row.value6(),
                        row.value7(), row.value8()));
    }

    private static Field<List<Shown>> listings() {
        return multiset(select(LISTING_NOW.CHANNEL, LISTING_NOW.SLOT, LISTING_NOW.STATUS, DESIRED_LISTING.STATUS, DESIRED_LISTING.QUANTITY,
                DESIRED_LISTING.PRICE, DESIRED_LISTING.CURRENCY, DESIRED_LISTING.REASONS)
                .from(LISTING_NOW)
                .leftJoin(DESIRED_LISTING).on(DESIRED_LISTING.SKU_KEY.eq(LISTING_NOW.SKU_KEY)
                        .and(DESIRED_LISTING.CHANNEL.eq(LISTING_NOW.CHANNEL)).and(DESIRED_LISTING.SLOT.eq(LISTING_NOW.SLOT)))
                .where(LISTING_NOW.SKU_KEY.eq(ITEM_NOW.SKU_KEY))
                .orderBy(LISTING_NOW.CHANNEL, LISTING_NOW.SLOT))
                .convertFrom(result -> result.map(row -> new Shown(row.value1(), row.value2(), Codes.shown(row.value3()),
                        Codes.shown(row.value4()), row.value5(), Price.of(row.value6(), row.value7()),
                        row.value8() == null ? List.of() : List.of(row.value8()))));
    }

    private static Condition condition(ItemFilter filter) {
        var condition = noCondition();
        if (filter.channel() != null || filter.status() != null) {
            condition = condition.and(exists(selectOne().from(LISTING_NOW).where(LISTING_NOW.SKU_KEY.eq(ITEM_NOW.SKU_KEY))
                    .and(filter.channel() == null ? noCondition() : LISTING_NOW.CHANNEL.eq(filter.channel()))
                    .and(filter.status() == null ? noCondition() : LISTING_NOW.STATUS.eq(Codes.stored(filter.status())))));
        }
        return filter.words() == null || filter.words().isBlank() ? condition : condition.and(words(filter.words().strip()));
    }

    private static Condition words(String words) {
        var inTitle = noCondition();
        for (var word : SPACES.split(words.toLowerCase(Locale.ROOT))) {
            inTitle = inTitle.and(lower(ITEM_NOW.TITLE).contains(word));
        }
        return ITEM_NOW.SKU_KEY.startsWith(words.toUpperCase(Locale.ROOT)).or(inTitle).or(ITEM_NOW.EAN.eq(words))
                .or(ITEM_NOW.SERIAL.eq(words)).or(ITEM_NOW.CERTIFICATE.eq(words));
    }
}
