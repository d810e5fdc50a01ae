package io.soldonce.item;

import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;

/// Units become other units: a lot is split, lots are merged, a box is broken into cards. All of it, or none.
///
/// @param id   chosen by whoever asks: the same id again is the same transformation
/// @param from what is taken from the shelf
/// @param into what is put there instead; the items must be registered
public record Transformation(String id, Kind kind, List<From> from, List<Into> into, Instant at) {
    public Transformation {
        from = List.copyOf(from);
        into = List.copyOf(into);
    }

    public enum Kind {
        SPLIT(QuantityChange.LOT_SPLIT),
        MERGE(QuantityChange.LOTS_MERGED),
        BREAK(QuantityChange.BOX_BROKEN);

        private final QuantityChange change;

        Kind(QuantityChange change) {
            this.change = change;
        }

        public QuantityChange change() {
            return change;
        }
    }

    /// @param location null for the usual one
    public record From(Sku sku, int quantity, String location) {}

    /// @param cost what all units of this piece together cost; null for a share by the number of units. Either all pieces name it or none
    public record Into(Sku sku, int quantity, String location, Money cost) {}
}
