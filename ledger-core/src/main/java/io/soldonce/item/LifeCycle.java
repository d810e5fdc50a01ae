package io.soldonce.item;

import io.soldonce.item.ItemFact.Purpose;
import java.util.EnumMap;
import java.util.Map;

/// The seventeen states a unit goes through in a shop, derived and never stored. The units of a lot can be in several at once. Pure.
public final class LifeCycle {
    private LifeCycle() {}

    public enum State {
        NEEDS_PHOTOS,
        READY_TO_LIST,
        LISTED,
        PENDING_PAYMENT,
        SOLD,
        PICKED,
        PACKED,
        SHIPPED,
        DELIVERED,
        RETURN_REQUESTED,
        RETURNED,
        DAMAGED,
        LOST,
        HELD,
        CONSIGNED,
        LOCAL_PICKUP,
        ARCHIVED;

        /// A buyer may have it.
        public boolean isForSale() {
            return this == READY_TO_LIST || this == LISTED;
        }

        /// A buyer has it, and it goes its way.
        public boolean isSold() {
            return switch (this) {
                case SOLD, PICKED, PACKED, SHIPPED, DELIVERED -> true;
                case NEEDS_PHOTOS, READY_TO_LIST, LISTED, PENDING_PAYMENT, RETURN_REQUESTED, RETURNED, DAMAGED, LOST, HELD, CONSIGNED,
                        LOCAL_PICKUP, ARCHIVED ->
                    false;
            };
        }

        /// Not sold, and not for sale: something must happen first.
        public boolean isBlocked() {
            return !isForSale() && !isSold();
        }
    }

    public static Map<State, Integer> of(Item item, boolean isListedLive) {
        var reserved = new EnumMap<Purpose, Integer>(Purpose.class);
        item.reservations().values().forEach(waiting -> reserved.merge(waiting.purpose(), waiting.quantity(), Integer::sum));
        return of(item.details(), item.units(), reserved, item.lostUnits(), item.isArchived(), isListedLive);
    }

    /// How many units stand in which state. What is on the shelf is archived, listed, waits for photos or is ready, the first that holds;
    /// that state is in the answer also when nothing is on the shelf, with 0, or with what is owed as a number below zero.
    ///
    /// @param reserved     how many units are reserved for what
    /// @param lost         units lost and not found
    /// @param isListedLive a marketplace shows it
    public static Map<State, Integer> of(ItemDetails details, Units units, Map<Purpose, Integer> reserved, int lost, boolean isArchived,
            boolean isListedLive) {
        var states = new EnumMap<State, Integer>(State.class);
        reserved.forEach((purpose, count) -> add(states, stateOf(purpose), count));
        for (var bucket : Bucket.values()) {
            var state = stateOf(bucket);
            if (state != null) {
                add(states, state, units.in(bucket));
            }
        }
        add(states, State.LOST, lost);
        states.put(shelf(details, isArchived, isListedLive), units.available());
        return states;
    }

    private static State shelf(ItemDetails details, boolean isArchived, boolean isListedLive) {
        if (isArchived) {
            return State.ARCHIVED;
        }
        if (isListedLive) {
            return State.LISTED;
        }
        return details.photos() == ItemDetails.Photos.MISSING ? State.NEEDS_PHOTOS : State.READY_TO_LIST;
    }

    private static State stateOf(Purpose purpose) {
        return switch (purpose) {
            case PENDING_PAYMENT -> State.PENDING_PAYMENT;
            case LOCAL_PICKUP -> State.LOCAL_PICKUP;
            case LIVE_SHOW, CUSTOMER -> State.HELD;
        };
    }

    /// @return null where more than the bucket decides, and outside
    private static State stateOf(Bucket bucket) {
        return switch (bucket) {
            case SOLD -> State.SOLD;
            case PICKED -> State.PICKED;
            case PACKED -> State.PACKED;
            case SHIPPED -> State.SHIPPED;
            case DELIVERED -> State.DELIVERED;
            case RETURN_REQUESTED -> State.RETURN_REQUESTED;
            case RETURNED -> State.RETURNED;
            case DAMAGED -> State.DAMAGED;
            case HELD -> State.HELD;
            case CONSIGNED -> State.CONSIGNED;
            case AVAILABLE, RESERVED, SUPPLIER, LOST, WRITTEN_OFF, CORRECTION, TRANSFORMED -> null;
        };
    }

    private static void add(Map<State, Integer> states, State state, int count) {
        if (count != 0) {
            states.merge(state, count, Integer::sum);
        }
    }
}
