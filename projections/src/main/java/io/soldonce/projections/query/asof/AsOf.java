package io.soldonce.projections.query.asof;

import java.time.Instant;

/// An instant on one of the two axes of time.
public record AsOf(Axis axis, Instant at) {

    public enum Axis {
        /// What the ledger knew: facts recorded at the instant or before.
        RECORDED,
        /// What was so, as far as is known today: facts that happened at the instant or before, whenever they were told. What says no
        /// time of its own happened when it was recorded.
        OCCURRED
    }

    /// Everything that was recorded so far. PostgreSQL's own latest instant lies behind it.
    public static final AsOf END = new AsOf(Axis.RECORDED, Instant.parse("9999-12-31T23:59:59Z"));

    public static AsOf recorded(Instant at) {
        return new AsOf(Axis.RECORDED, at);
    }

    public static AsOf occurred(Instant at) {
        return new AsOf(Axis.OCCURRED, at);
    }

    public boolean isByOccurrence() {
        return axis == Axis.OCCURRED;
    }
}
