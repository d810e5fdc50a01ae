package io.soldonce.item;

import java.util.ArrayList;
import java.util.List;

/// Arithmetic on lists of movements.
final class Movements {
    private Movements() {}

    /// The same units on their way back: out of where they went, into `home`, at the same locations, at most `quantity` of them.
    static List<Movement> back(List<Movement> went, Bucket home, int quantity) {
        var back = new ArrayList<Movement>();
        var missing = quantity;
        for (var movement : went) {
            var part = Math.min(movement.quantity(), missing);
            if (part > 0) {
                back.add(new Movement(movement.to(), home, part, movement.location()));
                missing -= part;
            }
        }
        return back;
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
