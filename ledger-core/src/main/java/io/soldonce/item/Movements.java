package io.soldonce.item;

import java.util.ArrayList;
import java.util.List;

/// Arithmetic on lists of movements. Where such a list is remembered, the units stand where each movement brought them.
final class Movements {
    private Movements() {}

    static int total(List<Movement> movements) {
        return movements.stream().mapToInt(Movement::quantity).sum();
    }

    /// How many of them stand in a bucket.
    static int in(Bucket bucket, List<Movement> standing) {
        return standing.stream().filter(movement -> movement.to() == bucket).mapToInt(Movement::quantity).sum();
    }

    /// At most `quantity` of them go on to another bucket, at the same locations, as they stand.
    static List<Movement> onward(List<Movement> standing, Bucket to, int quantity) {
        var gone = new ArrayList<Movement>();
        var missing = quantity;
        for (var movement : standing) {
            var part = Math.min(movement.quantity(), missing);
            if (part > 0) {
                gone.add(new Movement(movement.to(), to, part, movement.location()));
                missing -= part;
            }
        }
        return gone;
    }

    /// Likewise, but only out of these buckets, the first named first.
    static List<Movement> onward(List<Movement> standing, List<Bucket> from, Bucket to, int quantity) {
        var sorted = from.stream().flatMap(bucket -> standing.stream().filter(movement -> movement.to() == bucket)).toList();
        return onward(sorted, to, quantity);
    }

    /// The units of `had` that `gone` did not take on: they are matched by location, in the bucket they had come to.
    static List<Movement> less(List<Movement> had, List<Movement> gone) {
        var left = new ArrayList<>(had);
        for (var movement : gone) {
            var missing = movement.quantity();
            for (var i = 0; i < left.size() && missing > 0; i++) {
                var candidate = left.get(i);
                if (candidate.to() == movement.from() && candidate.location().equals(movement.location())) {
                    var part = Math.min(candidate.quantity(), missing);
                    missing -= part;
                    if (part == candidate.quantity()) {
                        left.remove(i--);
                    } else {
                        left.set(i, new Movement(candidate.from(), candidate.to(), candidate.quantity() - part, candidate.location()));
                    }
                }
            }
        }
        return left;
    }
}
