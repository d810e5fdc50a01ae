package io.soldonce.item;

import static io.soldonce.item.Copies.join;
import static io.soldonce.item.Copies.with;
import static io.soldonce.item.Copies.without;

import io.soldonce.item.Item.Consigned;
import io.soldonce.item.Item.Kept;
import io.soldonce.item.Item.Reservation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The units of an item that are kept from sale under an id: one name space, and an id is used once. Immutable.
///
/// @param ended ids of what was released, consumed or taken back: they are never opened again
record SetAside(Map<String, Reservation> reservations, Map<String, Kept> holds, Map<String, Consigned> consignments, Set<String> ended) {
    static final SetAside NOTHING = new SetAside(Map.of(), Map.of(), Map.of(), Set.of());

    boolean isUsed(String id) {
        return ended.contains(id) || reservations.containsKey(id) || holds.containsKey(id) || consignments.containsKey(id);
    }

    /// A second line of one order reserves under the same hold id: both wait together.
    SetAside reserved(ItemFact.UnitsReserved reserved) {
        var before = reservations.get(reserved.holdId());
        var movements = before == null ? reserved.movements() : join(before.movements(), reserved.movements());
        return withReservations(with(reservations, reserved.holdId(),
                new Reservation(reserved.purpose(), movements, reserved.order(), reserved.expiresAt())));
    }

    SetAside extended(String id, Instant expiresAt) {
        var had = reservations.get(id);
        return had == null
                ? this
                : withReservations(with(reservations, id, new Reservation(had.purpose(), had.movements(), had.order(), expiresAt)));
    }

    SetAside held(ItemFact.UnitsHeld held) {
        return new SetAside(reservations, with(holds, held.holdId(), new Kept(held.movements(), held.reason())), consignments, ended);
    }

    SetAside holdReleased(String id) {
        return new SetAside(reservations, without(holds, id), consignments, with(ended, id));
    }

    SetAside consigned(ItemFact.UnitsConsigned out) {
        return withConsignments(with(consignments, out.consignmentId(), new Consigned(out.consignee(), out.movements())));
    }

    /// What is reserved or consigned under the id, without what went elsewhere; once nothing is left it has ended. Only an order may
    /// reserve again under the same id.
    SetAside less(String id, List<Movement> gone) {
        var reservation = reservations.get(id);
        var consignment = consignments.get(id);
        if (reservation != null) {
            var left = Movements.less(reservation.movements(), gone);
            return left.isEmpty()
                    ? withReservations(without(reservations, id)).withEnded(reservation.order() == null ? id : null)
                    : withReservations(with(reservations, id,
                            new Reservation(reservation.purpose(), left, reservation.order(), reservation.expiresAt())));
        }
        if (consignment != null) {
            var left = Movements.less(consignment.movements(), gone);
            return left.isEmpty()
                    ? withConsignments(without(consignments, id)).withEnded(id)
                    : withConsignments(with(consignments, id, new Consigned(consignment.consignee(), left)));
        }
        return this;
    }

    private SetAside withReservations(Map<String, Reservation> next) {
        return new SetAside(next, holds, consignments, ended);
    }

    private SetAside withConsignments(Map<String, Consigned> next) {
        return new SetAside(reservations, holds, next, ended);
    }

    private SetAside withEnded(String id) {
        return id == null ? this : new SetAside(reservations, holds, consignments, with(ended, id));
    }
}
