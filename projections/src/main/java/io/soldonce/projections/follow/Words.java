package io.soldonce.projections.follow;

import io.soldonce.item.Bucket;
import io.soldonce.item.Movement;
import io.soldonce.values.Money;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Parts of sentences.
final class Words {
    private Words() {}

    /// What the fact adds to `AVAILABLE`.
    static int effect(List<Movement> movements) {
        return movements.stream().mapToInt(movement -> movement.effectOn(Bucket.AVAILABLE)).sum();
    }

    static String units(int count) {
        return count + (count == 1 ? " unit" : " units");
    }

    static String units(List<Movement> movements) {
        var elsewhere = movements.stream().map(Movement::location).filter(location -> !location.equals(Movement.MAIN)).distinct().sorted()
                .toList();
        return units(quantity(movements)) + (elsewhere.isEmpty() ? "" : " (" + String.join(", ", elsewhere) + ")");
    }

    static String each(Money price) {
        return price == null ? "" : " for " + price;
    }

    static String because(String reason) {
        return reason == null ? "" : ": " + reason;
    }

    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static int quantity(List<Movement> movements) {
        return movements.stream().mapToInt(Movement::quantity).sum();
    }

    static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
