package io.soldonce.item;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Where units stand, and what the transition table lets them do from there, in words: what a refusal says instead.
public final class Whereabouts {
    private Whereabouts() {}

    public static String of(Item item) {
        var units = new EnumMap<Bucket, Integer>(Bucket.class);
        item.units().byPlace().forEach((place, count) -> units.merge(place.bucket(), count, Integer::sum));
        return of(units);
    }

    public static String of(SoldLine line) {
        var units = new EnumMap<Bucket, Integer>(Bucket.class);
        line.movements().forEach(movement -> units.merge(movement.to(), movement.quantity(), Integer::sum));
        return of(units);
    }

    /// `2 in SOLD, from where PICK, PACK are possible; 1 in DAMAGED, from where REPAIR, LOSS, WRITE_OFF are possible`
    public static String of(Map<Bucket, Integer> units) {
        var standing = new EnumMap<Bucket, Integer>(Bucket.class);
        standing.putAll(units);
        standing.values().removeIf(count -> count == 0);
        return standing.isEmpty()
                ? "no unit is anywhere"
                : standing.entrySet().stream()
                        .map(entry -> entry.getValue() + " in " + entry.getKey() + ", from where " + changes(entry.getKey())
                                + " are possible")
                        .collect(Collectors.joining("; "));
    }

    private static String changes(Bucket bucket) {
        return Arrays.stream(QuantityChange.values()).filter(change -> change.origins().contains(bucket)).map(QuantityChange::name)
                .collect(Collectors.joining(", "));
    }
}
