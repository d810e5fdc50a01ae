package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.KIT_COMPONENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.soldonce.item.Bucket;
import io.soldonce.projections.query.ItemView.Component;
import io.soldonce.projections.query.ItemView.Grading;
import io.soldonce.values.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One item by its SKU.
public final class ItemLookup {
    private static final JsonMapper JSON_MAPPER = JsonMapper.shared();
    private static final Field<Integer> AVAILABLE = KitStock.availableToPromise();
    private static final Field<List<Component>> COMPONENTS = components();
    private static final Field<List<String>> PART_OF = partOf();

    private final DSLContext dsl;

    public ItemLookup(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Empty when there is no such item.
    public Optional<ItemView> find(Sku sku) {
        return dsl.select(ITEM_NOW.asterisk(), AVAILABILITY.asterisk(), AVAILABLE, COMPONENTS, PART_OF)
                .from(ITEM_NOW).leftJoin(AVAILABILITY).on(AVAILABILITY.SKU_KEY.eq(ITEM_NOW.SKU_KEY))
                .where(ITEM_NOW.SKU_KEY.eq(sku.key()))
                .fetchOptional(ItemLookup::view);
    }

    public boolean exists(Sku sku) {
        return dsl.fetchExists(ITEM_NOW, ITEM_NOW.SKU_KEY.eq(sku.key()));
    }

    private static ItemView view(Record row) {
        var grader = row.get(ITEM_NOW.GRADER);
        var unitsAt = row.get(AVAILABILITY.AT_INDEX);
        return new ItemView(row.get(ITEM_NOW.SKU), row.get(ITEM_NOW.TITLE), row.get(ITEM_NOW.CATEGORY),
                Codes.shown(row.get(ITEM_NOW.CONDITION)),
                grader == null ? null : new Grading(grader, row.get(ITEM_NOW.GRADE), row.get(ITEM_NOW.CERTIFICATE)),
                row.get(ITEM_NOW.EAN), row.get(ITEM_NOW.PACK_SIZE), row.get(ITEM_NOW.SERIAL),
                row.get(ITEM_NOW.PHOTOS_DONE) ? "done" : "missing", row.get(ITEM_NOW.ONE_OF_A_KIND), row.get(ITEM_NOW.IS_KIT),
                row.get(AVAILABLE), buckets(row), row.get(COMPONENTS), row.get(PART_OF), row.get(AVAILABILITY.LAST_SOLD_ON),
                Price.of(row.get(ITEM_NOW.HIGHEST_COST), row.get(ITEM_NOW.COST_CURRENCY)),
                row.get(ITEM_NOW.ACQUIRED_ON), row.get(ITEM_NOW.ACQUIRED_FROM), attributes(row.get(ITEM_NOW.ATTRIBUTES)),
                row.get(ITEM_NOW.NOTES), Math.max(row.get(ITEM_NOW.AT_INDEX), unitsAt == null ? 0 : unitsAt));
    }

    private static Map<String, Integer> buckets(Record row) {
        var buckets = new LinkedHashMap<String, Integer>();
        for (var bucket : Bucket.values()) {
            if (bucket.isCounted()) {
                var units = row.get(column(bucket));
                buckets.put(Codes.shown(bucket), units == null ? 0 : units);
            }
        }
        return buckets;
    }

    /// The column of a counted bucket.
    static Field<Integer> column(Bucket bucket) {
        return AVAILABILITY.field(bucket.name().toLowerCase(Locale.ROOT), Integer.class);
    }

    private static Map<String, String> attributes(JSON json) {
        return JSON_MAPPER.readValue(json.data(), new TypeReference<Map<String, String>>() {
        });
    }

    private static Field<List<Component>> components() {
        var units = AVAILABILITY.as("units");
        var item = ITEM_NOW.as("item");
        return multiset(
                select(coalesce(item.SKU, KIT_COMPONENT.COMPONENT_KEY), KIT_COMPONENT.QUANTITY, coalesce(units.AVAILABLE, inline(0)))
                        .from(KIT_COMPONENT)
                        .leftJoin(units).on(units.SKU_KEY.eq(KIT_COMPONENT.COMPONENT_KEY))
                        .leftJoin(item).on(item.SKU_KEY.eq(KIT_COMPONENT.COMPONENT_KEY))
                        .where(KIT_COMPONENT.KIT_KEY.eq(ITEM_NOW.SKU_KEY)).orderBy(KIT_COMPONENT.COMPONENT_KEY))
                .as("components").convertFrom(result -> result.map(row -> new Component(row.value1(), row.value2(), row.value3())));
    }

    private static Field<List<String>> partOf() {
        var kit = ITEM_NOW.as("kit");
        return multiset(select(kit.SKU).from(KIT_COMPONENT).join(kit).on(kit.SKU_KEY.eq(KIT_COMPONENT.KIT_KEY))
                .where(KIT_COMPONENT.COMPONENT_KEY.eq(ITEM_NOW.SKU_KEY)).orderBy(kit.SKU_KEY))
                .as("part_of").convertFrom(result -> result.map(row -> row.value1()));
    }
}
