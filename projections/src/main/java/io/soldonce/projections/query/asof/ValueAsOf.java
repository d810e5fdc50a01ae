package io.soldonce.projections.query.asof;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Price;
import io.soldonce.values.Sku;
import java.util.List;
import org.jooq.DSLContext;

/// What the stock had cost at an instant, first in first out: the cost layers of each item, folded from its own facts of then.
public final class ValueAsOf {
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
    /// @param units            on the shelf: those the layers are made of
    /// @param unitsWithoutCost of these, how many nobody knows the cost of; they are in no value
    /// @param value            one amount for each currency, in the order of their codes
    public record Value(String sku, String title, int units, int unitsWithoutCost, List<Layer> layers, List<Price> value) {
        public Value {
            layers = List.copyOf(layers);
            value = List.copyOf(value);
        }
    }

    public record OfItem(Moment moment, Value value) {}

    public record OfAll(Moment moment, Page<Value> items) {}

    /// @param items with units on the shelf
    public record Totals(Moment moment, int items, long units, long unitsWithoutCost, List<Price> value) {
        public Totals {
            value = List.copyOf(value);
        }
    }

    public OfItem of(Sku sku, AsOf asOf) {
        throw new UnsupportedOperationException();
    }

    /// All items with units on the shelf, in the order of their SKUs.
    ///
    /// @param after the last SKU of the page before, null for the first page
    public OfAll page(AsOf asOf, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// All items together. Reads the facts of every item, one after the other: seconds for a hundred thousand facts.
    public Totals totals(AsOf asOf) {
        throw new UnsupportedOperationException();
    }
}
