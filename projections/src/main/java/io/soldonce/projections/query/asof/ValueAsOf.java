package io.soldonce.projections.query.asof;

import static io.soldonce.tables.projections.Tables.ITEM_NOW;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.item.ItemFact;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Price;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/// What the stock had cost at an instant, first in first out: the cost layers of each item, folded from its own facts of then.
public final class ValueAsOf {
    private static final int ITEMS_AT_ONCE = 500;
    private static final String[] COUNTED = Arrays.stream(Bucket.values()).filter(Bucket::isCounted).map(Enum::name)
            .toArray(String[]::new);

    private final DSLContext dsl;
    private final EventCatalogue catalogue;

    public ValueAsOf(DSLContext dsl, EventCatalogue catalogue) {
        this.dsl = dsl;
        this.catalogue = catalogue;
    }

    /// Units that were paid the same, oldest first.
    ///
    /// @param unitCost null when nobody knows
    public record Layer(int quantity, Price unitCost) {}

    /// @param title            null for an item nobody registered
    /// @param units            neither sold nor gone: those the layers are made of
    /// @param unitsWithoutCost of these, how many nobody knows the cost of; they are in no value
    /// @param value            one amount for each currency, in the order of their codes
    /// @param owner            whose they are, null when the seller's own
    public record Value(String sku, String title, int units, int unitsWithoutCost, List<Layer> layers, List<Price> value, String owner) {
        public Value {
            layers = List.copyOf(layers);
            value = List.copyOf(value);
        }
    }

    public record OfItem(Moment moment, Value value) {}

    public record OfAll(Moment moment, Page<Value> items) {}

    /// What lies here, whoever owns it.
    ///
    /// @param owner null for the seller's own goods; in the sum of all owners too
    /// @param items with units
    public record Sum(String owner, int items, long units, long unitsWithoutCost, List<Price> value) {
        public Sum {
            value = List.copyOf(value);
        }
    }

    /// @param all     everything
    /// @param byOwner the seller's own goods first
    public record Totals(Moment moment, Sum all, List<Sum> byOwner) {
        public Totals {
            byOwner = List.copyOf(byOwner);
        }
    }

    public OfItem of(Sku sku, AsOf asOf) {
        var moment = Moment.of(dsl, asOf);
        var named = dsl.select(ITEM_NOW.SKU, ITEM_NOW.TITLE).from(ITEM_NOW).where(ITEM_NOW.SKU_KEY.eq(sku.key()))
                .fetchOptional(row -> new Named(sku.key(), row.value1(), row.value2())).orElse(new Named(sku.key(), sku.value(), null));
        return new OfItem(moment, values(List.of(named), asOf, moment).getFirst());
    }

    /// All items with units on the shelf, in the order of their SKUs.
    ///
    /// @param after the last SKU of the page before, null for the first page
    public OfAll page(AsOf asOf, String after, int limit) {
        var moment = Moment.of(dsl, asOf);
        var found = new ArrayList<Value>();
        var behind = after;
        List<Named> some;
        do {
            some = keys(asOf, moment, behind, Math.min(limit + 1 - found.size(), ITEMS_AT_ONCE));
            values(some, asOf, moment).stream().filter(value -> value.units() > 0).forEach(found::add);
            behind = some.isEmpty() ? behind : some.getLast().key;
        } while (!some.isEmpty() && found.size() <= limit);
        return new OfAll(moment, Page.of(found, limit));
    }

    /// All items together. Reads the facts of every item, one after the other: seconds for a hundred thousand facts.
    public Totals totals(AsOf asOf) {
        var moment = Moment.of(dsl, asOf);
        var all = new Adding();
        var byOwner = new TreeMap<String, Adding>();
        String behind = null;
        List<Named> some;
        do {
            some = keys(asOf, moment, behind, ITEMS_AT_ONCE);
            values(some, asOf, moment).stream().filter(value -> value.units() > 0).forEach(value -> {
                all.add(value);
                byOwner.computeIfAbsent(value.owner() == null ? "" : value.owner(), _ -> new Adding()).add(value);
            });
            behind = some.isEmpty() ? behind : some.getLast().key;
        } while (!some.isEmpty());
        return new Totals(moment, all.sum(null),
                byOwner.entrySet().stream().map(entry -> entry.getValue().sum(entry.getKey().isEmpty() ? null : entry.getKey())).toList());
    }

    private record Named(String key, String sku, String title) {}

    private static final class Adding {
        private final Map<String, BigDecimal> amounts = new TreeMap<>();
        private int items;
        private long units;
        private long unknown;

        void add(Value value) {
            items++;
            units += value.units();
            unknown += value.unitsWithoutCost();
            value.value().forEach(price -> amounts.merge(price.currency(), new BigDecimal(price.amount()), BigDecimal::add));
        }

        Sum sum(String owner) {
            return new Sum(owner, items, units, unknown, prices(amounts));
        }
    }

    private List<Named> keys(AsOf asOf, Moment moment, String behind, int limit) {
        var sql = """
            select a.sku_key, coalesce(i.sku, a.sku_key) as sku, i.title
              from (select ?::bigint as upto, ?::timestamptz as at, ?::text as behind) asked cross join availability a
              left join item_now i on i.sku_key = a.sku_key
             where a.sku_key > asked.behind and exists (
                   select 1 from movement m %s %s
                    where m.sku_key = a.sku_key and v.bucket = any(?::text[]) and %s group by m.sku_key, v.bucket having sum(v.units) > 0)
             order by a.sku_key limit ?""".formatted(Axes.join(asOf.axis()), Axes.EFFECTS,
                Axes.counts(asOf.axis(), "asked.upto", "asked.at"));
        return dsl.fetch(sql, moment.index(), Codes.time(asOf.at()), behind == null ? "" : behind.toUpperCase(Locale.ROOT), COUNTED, limit)
                .map(row -> new Named(row.get("sku_key", String.class), row.get("sku", String.class), row.get("title", String.class)));
    }

    private List<Value> values(List<Named> items, AsOf asOf, Moment moment) {
        var streams = items.stream().map(item -> StreamId.ITEM + item.key).toList();
        var folded = new HashMap<String, Kept>();
        dsl.transaction(transaction -> transaction.dsl().connection(connection -> {
            var now = new Folded();
            new StreamFacts(connection, catalogue, asOf, moment.index()).byStream(streams, fact -> {
                if (!fact.stream().equals(now.stream)) {
                    now.keep(folded);
                    now.stream = fact.stream();
                    now.costs = new CostFold();
                }
                now.costs.add((ItemFact) fact.event());
            });
            now.keep(folded);
        }));
        return items.stream().map(item -> value(item, folded.getOrDefault(StreamId.ITEM + item.key, new Kept(List.of(), null)))).toList();
    }

    /// The one item that is being folded; of the others only what they cost is kept.
    private static final class Folded {
        private String stream;
        private CostFold costs;

        void keep(Map<String, Kept> kept) {
            if (stream != null) {
                kept.put(stream, new Kept(costs.item().costs(), costs.item().owner()));
            }
        }
    }

    private record Kept(List<Item.CostLayer> layers, String owner) {}

    private static Value value(Named item, Kept kept) {
        var amounts = new TreeMap<String, BigDecimal>();
        var unknown = 0;
        var units = 0;
        for (var layer : kept.layers) {
            units += layer.quantity();
            if (layer.unitCost() == null) {
                unknown += layer.quantity();
            } else {
                amounts.merge(layer.unitCost().currency(), layer.unitCost().amount().multiply(BigDecimal.valueOf(layer.quantity())),
                        BigDecimal::add);
            }
        }
        return new Value(item.sku, item.title, units, unknown, kept.layers.stream().map(ValueAsOf::layer).toList(), prices(amounts),
                kept.owner == null || kept.owner.isEmpty() ? null : kept.owner);
    }

    private static Layer layer(Item.CostLayer layer) {
        var cost = layer.unitCost();
        return new Layer(layer.quantity(), cost == null ? null : Price.of(cost.amount(), cost.currency()));
    }

    private static List<Price> prices(Map<String, BigDecimal> amounts) {
        return amounts.entrySet().stream().map(entry -> Price.of(entry.getValue(), entry.getKey())).toList();
    }
}
