package io.soldonce.item;

import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.util.List;

/// Our own wishes that keep units from sale for a while: reservations and holds, each under an id that is used once. Pure.
final class HoldDecider {
    private HoldDecider() {}

    static List<ItemFact> reserve(Item item, ItemAction.Reserve reserve) {
        Checks.requireUnits(item, reserve.quantity());
        var holdId = Checks.freeId("holdId", reserve.holdId());
        var same = item.reservations().get(holdId);
        if (same != null && same.quantity() == reserve.quantity()) {
            return List.of();
        }
        Checks.requireFreshId(item, holdId);
        Checks.requireAvailable(item, reserve.quantity());
        return List.of(new ItemFact.UnitsReserved(item.sku(), holdId, reserve.purpose(),
                item.units().take(Bucket.AVAILABLE, Bucket.RESERVED, reserve.quantity()), null, reserve.expiresAt(), reserve.at()));
    }

    static List<ItemFact> release(Item item, ItemAction.Release release) {
        var reservation = item.reservations().get(release.holdId());
        return reservation == null
                ? Checks.ended(item, release.holdId(), "reservation", item.reservations().keySet())
                : List.of(new ItemFact.ReservationReleased(item.sku(), release.holdId(),
                        Movements.onward(reservation.movements(), Bucket.AVAILABLE, reservation.quantity()), release.reason(),
                        release.at()));
    }

    /// Whoever looks for what is over may see it late.
    static List<ItemFact> expire(Item item, ItemAction.Expire expire) {
        var reservation = item.reservations().get(expire.holdId());
        var isOver = reservation != null && reservation.order() == null && reservation.expiresAt() != null
                && !reservation.expiresAt().isAfter(expire.at());
        return isOver ? release(item, new ItemAction.Release(expire.sku(), expire.holdId(), "expired", expire.at())) : List.of();
    }

    /// Only to later than now; a reservation that stands for an order waits for that order and for no time.
    static List<ItemFact> extend(Item item, ItemAction.Extend extend) {
        var reservation = item.reservations().get(extend.holdId());
        if (reservation == null) {
            Checks.ended(item, extend.holdId(), "reservation", item.reservations().keySet());
            throw new Refusal("HOLD_ENDED", "the reservation " + Text.shown(extend.holdId()) + " on " + item.sku()
                    + " has ended; reserve again under a new id");
        }
        if (extend.expiresAt() == null) {
            throw new IllegalArgumentException("expiresAt is missing; write until when the units are reserved");
        }
        if (reservation.order() != null || reservation.expiresAt() == null) {
            throw new Refusal("EXTENSION_NOT_POSSIBLE", "the reservation " + Text.shown(extend.holdId()) + " never expires by itself"
                    + (reservation.order() == null ? "" : ": it waits for order " + reservation.order().orderId()));
        }
        if (extend.expiresAt().isBefore(reservation.expiresAt())) {
            throw new Refusal("EXTENSION_NOT_POSSIBLE", "the reservation " + Text.shown(extend.holdId()) + " holds until "
                    + reservation.expiresAt() + "; name a later time, or release it");
        }
        return extend.expiresAt().equals(reservation.expiresAt())
                ? List.of()
                : List.of(new ItemFact.ReservationExtended(item.sku(), extend.holdId(), extend.expiresAt(), extend.at()));
    }

    static List<ItemFact> hold(Item item, ItemAction.Hold hold) {
        Checks.requireUnits(item, hold.quantity());
        var holdId = Checks.freeId("holdId", hold.holdId());
        var same = item.holds().get(holdId);
        if (same != null && same.quantity() == hold.quantity()) {
            return List.of();
        }
        Checks.requireFreshId(item, holdId);
        Checks.requireAvailable(item, hold.quantity());
        return List.of(new ItemFact.UnitsHeld(item.sku(), holdId, item.units().take(Bucket.AVAILABLE, Bucket.HELD, hold.quantity()),
                Checks.reason(hold.reason()), hold.at()));
    }

    static List<ItemFact> releaseHold(Item item, ItemAction.ReleaseHold release) {
        var kept = item.holds().get(release.holdId());
        return kept == null
                ? Checks.ended(item, release.holdId(), "hold", item.holds().keySet())
                : List.of(new ItemFact.HoldReleased(item.sku(), release.holdId(),
                        Movements.onward(kept.movements(), Bucket.AVAILABLE, kept.quantity()), release.reason(), release.at()));
    }
}
