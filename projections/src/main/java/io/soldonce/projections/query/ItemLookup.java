package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.HOLD_NOW;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.KIT_COMPONENT;
import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.item.LifeCycle;
import io.soldonce.item.Movement;
import io.soldonce.item.Units;
import io.soldonce.projections.query.ItemView.Component;
import io.soldonce.projections.query.ItemView.Grading;
import io.soldonce.values.Sku;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.impl.DSL;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One item by its SKU.
public final class ItemLookup {
    private static final JsonMapper JSON_MAPPER = JsonMapper.shared();
    private static final Field<Integer> AVAILABLE = KitStock.availableToPromise();
    private static final Field<List<Component>> COMPONENTS = components();
    private static final Field<List<String>> PART_OF = partOf();
    private static final Field<Map<ItemFact.Purpose, Integer>> RESERVED = reserved();
    private static final Field<Boolean> IS_LISTED = isListed();

    private final DSLContext dsl;

    public ItemLookup(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Empty when there is no such item.
    public Optional<ItemView> find(Sku sku) {
        return dsl.select(ITEM_NOW.asterisk(), AVAILABILITY.asterisk(), AVAILABLE, COMPONENTS, PART_OF, RESERVED, IS_LISTED)
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
                parcel(row), Price.of(row.get(ITEM_NOW.TARGET_VALUE), row.get(ITEM_NOW.TARGET_CURRENCY)),
                Price.of(row.get(ITEM_NOW.MARKET_VALUE), row.get(ITEM_NOW.MARKET_CURRENCY)), defects(row.get(ITEM_NOW.DEFECTS)),
                row.get(ITEM_NOW.NOTES), row.get(ITEM_NOW.OWNER), row.get(ITEM_NOW.IS_ARCHIVED), row.get(ITEM_NOW.ARCHIVED_FOR),
                row.get(ITEM_NOW.LOST), row.get(ITEM_NOW.IS_KIT) ? Map.of() : states(row),
                Math.max(row.get(ITEM_NOW.AT_INDEX), unitsAt == null ? 0 : unitsAt));
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

    private static ItemView.Parcel parcel(Record row) {
        return row.get(ITEM_NOW.PARCEL_LENGTH) == null
                ? null
                : new ItemView.Parcel(row.get(ITEM_NOW.PARCEL_LENGTH), row.get(ITEM_NOW.PARCEL_WIDTH), row.get(ITEM_NOW.PARCEL_HEIGHT),
                        row.get(ITEM_NOW.PARCEL_WEIGHT));
    }

    private static List<ItemView.Defect> defects(JSON json) {
        return JSON_MAPPER.readValue(json.data(), new TypeReference<List<ItemView.Defect>>() {
        }).stream().map(defect -> new ItemView.Defect(Codes.shown(defect.kind()), Codes.shown(defect.severity()), defect.where())).toList();
    }

    private static Map<String, Integer> states(Record row) {
        var photos = row.get(ITEM_NOW.PHOTOS_DONE) ? ItemDetails.Photos.DONE : ItemDetails.Photos.MISSING;
        var places = new HashMap<Units.Place, Integer>();
        for (var bucket : Bucket.values()) {
            if (bucket.isCounted() && row.get(column(bucket)) != null) {
                places.put(new Units.Place(Movement.MAIN, bucket), row.get(column(bucket)));
            }
        }
        var states = LifeCycle.of(shelved(row.get(ITEM_NOW.TITLE), photos), new Units(places), row.get(RESERVED), row.get(ITEM_NOW.LOST),
                row.get(ITEM_NOW.IS_ARCHIVED), row.get(IS_LISTED));
        var shown = new LinkedHashMap<String, Integer>();
        states.forEach((state, units) -> shown.put(Codes.shown(state), units));
        return shown;
    }

    /// Of all details the state of the shelf asks for the photos only.
    private static ItemDetails shelved(String title, ItemDetails.Photos photos) {
        return new ItemDetails(title, null, ItemDetails.Condition.USED, null, null, 1, null, photos, false, null, null, Map.of(), null);
    }

    private static Field<Map<ItemFact.Purpose, Integer>> reserved() {
        return multiset(select(HOLD_NOW.PURPOSE, sum(HOLD_NOW.QUANTITY)).from(HOLD_NOW)
                .where(HOLD_NOW.SKU_KEY.eq(ITEM_NOW.SKU_KEY)).and(HOLD_NOW.KIND.eq("RESERVATION")).groupBy(HOLD_NOW.PURPOSE))
                .as("reserved_for").convertFrom(result -> {
                    var units = new EnumMap<ItemFact.Purpose, Integer>(ItemFact.Purpose.class);
                    result.forEach(row -> units.put(ItemFact.Purpose.valueOf(row.value1()), row.value2().intValue()));
                    return units;
                });
    }

    private static Field<Boolean> isListed() {
        return field(DSL.exists(selectOne().from(LISTING_NOW).where(LISTING_NOW.SKU_KEY.eq(ITEM_NOW.SKU_KEY))
                .and(LISTING_NOW.STATUS.eq("LIVE")))).as("is_listed");
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
