package io.soldonce.item;

import static io.soldonce.item.Bucket.AVAILABLE;
import static io.soldonce.item.Bucket.CONSIGNED;
import static io.soldonce.item.Bucket.CORRECTION;
import static io.soldonce.item.Bucket.DAMAGED;
import static io.soldonce.item.Bucket.DELIVERED;
import static io.soldonce.item.Bucket.HELD;
import static io.soldonce.item.Bucket.LOST;
import static io.soldonce.item.Bucket.PACKED;
import static io.soldonce.item.Bucket.PICKED;
import static io.soldonce.item.Bucket.RESERVED;
import static io.soldonce.item.Bucket.RETURNED;
import static io.soldonce.item.Bucket.RETURN_REQUESTED;
import static io.soldonce.item.Bucket.SHIPPED;
import static io.soldonce.item.Bucket.SOLD;
import static io.soldonce.item.Bucket.SUPPLIER;
import static io.soldonce.item.Bucket.TRANSFORMED;
import static io.soldonce.item.Bucket.WRITTEN_OFF;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The transition table: each kind of quantity change and the moves it may make. A cancellation, a return and an adjustment never share a kind.
public enum QuantityChange {
    RECEIPT(new Move(SUPPLIER, AVAILABLE)),
    RESERVATION(new Move(AVAILABLE, RESERVED)),
    RESERVATION_RELEASE(new Move(RESERVED, AVAILABLE)),
    HOLD(new Move(AVAILABLE, HELD)),
    HOLD_RELEASE(new Move(HELD, AVAILABLE)),
    SALE(new Move(AVAILABLE, SOLD), new Move(RESERVED, SOLD), new Move(CONSIGNED, SOLD)),
    /// Before it was shipped; what was shipped comes back by a return.
    SALE_CANCELLATION(from(AVAILABLE, SOLD, PICKED, PACKED)),
    PICK(from(PICKED, SOLD)),
    PACK(from(PACKED, SOLD, PICKED)),
    SHIPMENT(from(SHIPPED, SOLD, PICKED, PACKED)),
    /// By a carrier, or handed over to a customer who came for it.
    DELIVERY(from(DELIVERED, SOLD, PICKED, PACKED, SHIPPED)),
    /// Sellers who ship without saying so here have returns, too: a return says that it was shipped.
    RETURN_REQUEST(from(RETURN_REQUESTED, SOLD, PICKED, PACKED, SHIPPED, DELIVERED)),
    /// Declined, or the buyer keeps it.
    RETURN_DROPPED(new Move(RETURN_REQUESTED, DELIVERED)),
    RETURN_RECEIPT(from(RETURNED, SOLD, PICKED, PACKED, SHIPPED, DELIVERED, RETURN_REQUESTED)),
    /// Back on the shelf, to the damaged ones, written off, or back to the buyer.
    INSPECTION(new Move(RETURNED, AVAILABLE), new Move(RETURNED, DAMAGED), new Move(RETURNED, WRITTEN_OFF), new Move(RETURNED, SHIPPED)),
    DAMAGE(new Move(AVAILABLE, DAMAGED)),
    REPAIR(new Move(DAMAGED, AVAILABLE)),
    LOSS(from(LOST, AVAILABLE, DAMAGED)),
    FOUND(new Move(LOST, AVAILABLE)),
    WRITE_OFF(from(WRITTEN_OFF, AVAILABLE, DAMAGED)),
    /// Ours, at somebody who sells it for us.
    CONSIGNMENT_OUT(new Move(AVAILABLE, CONSIGNED)),
    CONSIGNMENT_BACK(new Move(CONSIGNED, AVAILABLE)),
    /// From one location to another: out here, in there.
    RELOCATION(new Move(AVAILABLE, TRANSFORMED), new Move(TRANSFORMED, AVAILABLE)),
    LOT_SPLIT(new Move(AVAILABLE, TRANSFORMED), new Move(TRANSFORMED, AVAILABLE)),
    LOTS_MERGED(new Move(AVAILABLE, TRANSFORMED), new Move(TRANSFORMED, AVAILABLE)),
    BOX_BROKEN(new Move(AVAILABLE, TRANSFORMED), new Move(TRANSFORMED, AVAILABLE)),
    ADJUSTMENT(new Move(AVAILABLE, CORRECTION), new Move(CORRECTION, AVAILABLE));

    public record Move(Bucket from, Bucket to) {}

    private final Set<Move> moves;

    private static Move[] from(Bucket to, Bucket... buckets) {
        return Arrays.stream(buckets).map(bucket -> new Move(bucket, to)).toArray(Move[]::new);
    }

    QuantityChange(Move... moves) {
        this.moves = Set.of(moves);
    }

    public Set<Move> moves() {
        return moves;
    }

    /// The buckets it may take units from.
    public Set<Bucket> origins() {
        return moves.stream().map(Move::from).collect(Collectors.toUnmodifiableSet());
    }

    public boolean allows(Movement movement) {
        return moves.contains(new Move(movement.from(), movement.to()));
    }
}
