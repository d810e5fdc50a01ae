package io.soldonce.item;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many units stand in which bucket at which location. Immutable; buckets outside are not counted; zero is not stored.
public record Units(Map<Place, Integer> byPlace) {
    public static final Units NONE = new Units(Map.of());

    public record Place(String location, Bucket bucket) {}

    public Units {
        byPlace = Map.copyOf(byPlace);
    }

    public int in(Bucket bucket) {
        return byPlace.entrySet().stream().filter(e -> e.getKey().bucket() == bucket).mapToInt(Map.Entry::getValue).sum();
    }

    public int in(Bucket bucket, String location) {
        return byPlace.getOrDefault(new Place(location, bucket), 0);
    }

    /// Available to promise; below zero it is the number oversold.
    public int available() {
        return in(Bucket.AVAILABLE);
    }

    /// Units the seller still has in hand, in whatever state.
    public int inHand() {
        return byPlace.entrySet().stream().filter(e -> e.getKey().bucket().side() == Bucket.Side.IN_HAND).mapToInt(Map.Entry::getValue)
                .sum();
    }

    public Units after(List<Movement> movements) {
        var next = new HashMap<>(byPlace);
        for (var movement : movements) {
            add(next, movement.from(), movement.location(), -movement.quantity());
            add(next, movement.to(), movement.location(), movement.quantity());
        }
        return new Units(next);
    }

    /// Takes `quantity` from a bucket: the main location first, then the others by name; what nobody has is taken at the main location.
    ///
    /// @return one movement per location
    public List<Movement> take(Bucket from, Bucket to, int quantity) {
        var byLocation = new TreeMap<String, Integer>(
                Comparator.comparing((String location) -> !location.equals(Movement.MAIN)).thenComparing(location -> location));
        byPlace.forEach((place, count) -> {
            if (place.bucket() == from && count > 0) {
                byLocation.put(place.location(), Math.min(count, quantity));
            }
        });
        var taken = new TreeMap<String, Integer>(byLocation.comparator());
        var missing = quantity;
        for (var entry : byLocation.entrySet()) {
            var part = Math.min(entry.getValue(), missing);
            if (part > 0) {
                taken.put(entry.getKey(), part);
                missing -= part;
            }
        }
        if (missing > 0) {
            taken.merge(Movement.MAIN, missing, Integer::sum);
        }
        return taken.entrySet().stream().map(e -> new Movement(from, to, e.getValue(), e.getKey())).toList();
    }

    private static void add(Map<Place, Integer> units, Bucket bucket, String location, int quantity) {
        if (bucket.isCounted()) {
            units.merge(new Place(location, bucket), quantity, (had, more) -> had + more == 0 ? null : had + more);
        }
    }
}
