package io.soldonce.projections.inline;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// An EAN and a pack size name one product. A second item with both is very likely the same one registered twice; the same EAN with another
/// pack size is often right, and worth a look. Nothing is ever merged.
final class SameEan {
    private static final int NAMED = 3;
    /// Items of the same commit are told apart by their order in it, so that only the later one is flagged.
    private static final String OTHERS = """
        with described as (select * from unnest(?::text[], ?::text[], ?::int[]) with ordinality as d (sku_key, ean, pack_size, place))
        select d.sku_key, d.ean, d.pack_size, o.pack_size = d.pack_size, string_agg(o.sku, E'\\n' order by o.sku_key)
          from described d join item_now o on o.ean = d.ean and o.ean is not null and o.sku_key <> d.sku_key
         where not exists (select 1 from described later where later.sku_key = o.sku_key and later.place > d.place)
         group by d.sku_key, d.ean, d.pack_size, o.pack_size = d.pack_size order by d.sku_key""";

    private SameEan() {}

    private record Described(String skuKey, ItemDetails details) {}

    /// Reads `item_now`, which already holds these events. One row for each item and EAN, however often the item is revised.
    static List<Trouble> troubles(Connection connection, List<Recorded> events) throws SQLException {
        var last = new LinkedHashMap<String, Described>();
        for (var event : events) {
            var details = detailsOf(event.event());
            if (details != null) {
                var key = ((ItemFact) event.event()).sku().key();
                last.putLast(key, new Described(key, details));
            }
        }
        last.values().removeIf(described -> described.details.ean() == null);
        return last.isEmpty() ? List.of() : read(connection, List.copyOf(last.values()));
    }

    private static ItemDetails detailsOf(Object event) {
        return switch (event) {
            case ItemFact.Registered registered -> registered.details();
            case ItemFact.Revised revised -> revised.details();
            default -> null;
        };
    }

    private static List<Trouble> read(Connection connection, List<Described> described) throws SQLException {
        var troubles = new ArrayList<Trouble>();
        try (var statement = connection.prepareStatement(OTHERS)) {
            new Parameters(connection, statement).array("text", described, Described::skuKey)
                    .array("text", described, one -> one.details.ean()).array("int4", described, one -> one.details.packSize());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    troubles.add(trouble(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getBoolean(4),
                            List.of(rows.getString(5).split("\n"))));
                }
            }
        }
        return troubles;
    }

    private static Trouble trouble(String skuKey, String ean, int packSize, boolean isSamePack, List<String> others) {
        var code = isSamePack ? "EAN_TAKEN" : "EAN_OTHER_PACK";
        var named = String.join(", ", others.subList(0, Math.min(NAMED, others.size())))
                + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more" : "");
        var message = isSamePack
                ? "EAN " + ean + " with pack size " + packSize + " is already " + named
                        + ". If it is the same product, keep one of the items and move the units; if not, correct the EAN or the pack size."
                : "EAN " + ean + " is also on " + named + ", with another pack size than " + packSize
                        + ". Nothing was merged; check that both pack sizes are right.";
        return new Trouble(code + "/" + ean + "/" + packSize + "/" + skuKey, code, skuKey, null, null, message, null);
    }
}
