package io.soldonce.item;

/// `quantity` units (at least one) go from one bucket to another at one location.
public record Movement(Bucket from, Bucket to, int quantity, String location) {
    public static final String MAIN = "main";

    public Movement {
        if (quantity < 1 || from == to) {
            throw new IllegalArgumentException("not a movement: " + quantity + " from " + from + " to " + to);
        }
    }

    /// What this movement adds to a bucket, negative when it takes.
    public int effectOn(Bucket bucket) {
        return (to == bucket ? quantity : 0) - (from == bucket ? quantity : 0);
    }
}
