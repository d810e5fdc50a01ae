package io.soldonce.item;

/// Where units are. A unit is in exactly one bucket; a quantity changes only by moving units from one to another.
public enum Bucket {
    AVAILABLE(Side.IN_HAND),
    RESERVED(Side.IN_HAND),
    SOLD(Side.IN_HAND),
    PICKED(Side.IN_HAND),
    PACKED(Side.IN_HAND),
    RETURNED(Side.IN_HAND),
    DAMAGED(Side.IN_HAND),
    HELD(Side.IN_HAND),
    SHIPPED(Side.OUT_OF_HAND),
    DELIVERED(Side.OUT_OF_HAND),
    RETURN_REQUESTED(Side.OUT_OF_HAND),
    CONSIGNED(Side.OUT_OF_HAND),
    SUPPLIER(Side.OUTSIDE),
    LOST(Side.OUTSIDE),
    WRITTEN_OFF(Side.OUTSIDE),
    CORRECTION(Side.OUTSIDE),
    TRANSFORMED(Side.OUTSIDE);

    /// In hand and out of hand are the seller's units; outside is where units come from and go to for good.
    public enum Side {
        IN_HAND,
        OUT_OF_HAND,
        OUTSIDE
    }

    private final Side side;

    Bucket(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }

    /// The ledger counts units of the seller only; what lies outside is unlimited.
    public boolean isCounted() {
        return side != Side.OUTSIDE;
    }

    /// Only `AVAILABLE` may fall below zero: the number below zero is the number oversold.
    public boolean mayBeNegative() {
        return this == AVAILABLE;
    }
}
