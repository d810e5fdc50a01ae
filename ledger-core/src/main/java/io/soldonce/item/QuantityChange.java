package io.soldonce.item;

import static io.soldonce.item.Bucket.AVAILABLE;
import static io.soldonce.item.Bucket.CORRECTION;
import static io.soldonce.item.Bucket.HELD;
import static io.soldonce.item.Bucket.RESERVED;
import static io.soldonce.item.Bucket.SOLD;
import static io.soldonce.item.Bucket.SUPPLIER;

import java.util.Set;

/// The transition table: each kind of quantity change and the moves it may make. A cancellation, a return and an adjustment never share a kind.
public enum QuantityChange {
    RECEIPT(new Move(SUPPLIER, AVAILABLE)),
    RESERVATION(new Move(AVAILABLE, RESERVED)),
    RESERVATION_RELEASE(new Move(RESERVED, AVAILABLE)),
    HOLD(new Move(AVAILABLE, HELD)),
    HOLD_RELEASE(new Move(HELD, AVAILABLE)),
    SALE(new Move(AVAILABLE, SOLD), new Move(RESERVED, SOLD)),
    SALE_CANCELLATION(new Move(SOLD, AVAILABLE)),
    ADJUSTMENT(new Move(AVAILABLE, CORRECTION), new Move(CORRECTION, AVAILABLE));

    public record Move(Bucket from, Bucket to) {}

    private final Set<Move> moves;

    QuantityChange(Move... moves) {
        this.moves = Set.of(moves);
    }

    public Set<Move> moves() {
        return moves;
    }

    public boolean allows(Movement movement) {
        return moves.contains(new Move(movement.from(), movement.to()));
    }
}
