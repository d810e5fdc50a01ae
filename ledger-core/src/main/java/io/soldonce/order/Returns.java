package io.soldonce.order;

import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.OrderFact.ReturnLine;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// What was told of goods that come back, return by return. Quantities are levels: of a line told twice under one return, the larger
/// number counts. Immutable.
///
/// @param byId      by the return's own id
/// @param inspected what was looked at, in order
public record Returns(Map<String, Return> byId, List<Inspected> inspected) {
    public static final Returns NONE = new Returns(Map.of(), List.of());

    /// Some of a line's units, or all there are.
    ///
    /// @param isAll true when it was told of the whole order
    /// @param lines how many of which line, by line id
    public record Told(boolean isAll, Map<String, Integer> lines) {
        static final Told NOTHING = new Told(false, Map.of());

        public Told {
            lines = Map.copyOf(lines);
        }

        Told and(List<ReturnLine> more) {
            if (more.isEmpty()) {
                return new Told(true, lines);
            }
            var next = new HashMap<>(lines);
            more.forEach(line -> next.merge(line.lineId(), line.quantity(), Math::max));
            return new Told(isAll, next);
        }

        private int named(Line line) {
            return Math.clamp(lines.getOrDefault(line.lineId(), 0), 0, Math.max(0, line.quantity()));
        }
    }

    /// @param asked    what the buyer wants to send back
    /// @param received what came back
    public record Return(Told asked, boolean isApproved, boolean isDropped, Told received) {
        static final Return NONE = new Return(Told.NOTHING, false, false, Told.NOTHING);

        /// How many units of the line the buyer wants to send back; the other numbers likewise.
        public int asked(Line line) {
            return asked.isAll() ? Math.max(0, line.quantity()) : asked.named(line);
        }

        /// A receipt that names no lines is of what was asked for; it waits until that is told.
        public int received(Line line) {
            var all = received.isAll() ? asked(line) : 0;
            return Math.max(all, received.named(line));
        }

        private int missing(Line line) {
            return Math.max(0, asked(line) - received(line));
        }

        /// Asked for, and not here yet.
        public int open(Line line) {
            return isDropped ? 0 : missing(line);
        }

        /// Asked for, and the buyer has them still.
        public int dropped(Line line) {
            return isDropped ? missing(line) : 0;
        }
    }

    /// @param sku   the item looked at: the line's own, or a component
    /// @param parts how many units one of the line is made of
    public record Inspected(String returnId, String lineId, Sku sku, int quantity, int parts, Verdict verdict) {
        boolean isSentBack() {
            return verdict == Verdict.SEND_BACK;
        }
    }

    public Returns {
        byId = Map.copyOf(byId);
        inspected = List.copyOf(inspected);
    }

    Return of(String returnId) {
        return byId.getOrDefault(returnId, Return.NONE);
    }

    Returns requested(String returnId, List<ReturnLine> lines) {
        var had = of(returnId);
        return with(returnId, new Return(had.asked().and(lines), had.isApproved(), had.isDropped(), had.received()));
    }

    Returns approved(String returnId) {
        var had = of(returnId);
        return with(returnId, new Return(had.asked(), true, had.isDropped(), had.received()));
    }

    Returns dropped(String returnId) {
        var had = of(returnId);
        return with(returnId, new Return(had.asked(), had.isApproved(), true, had.received()));
    }

    Returns received(String returnId, List<ReturnLine> lines) {
        var had = of(returnId);
        return with(returnId, new Return(had.asked(), had.isApproved(), had.isDropped(), had.received().and(lines)));
    }

    Returns inspected(Inspected look) {
        var all = new ArrayList<>(inspected);
        all.add(look);
        return new Returns(byId, all);
    }

    /// Over all returns.
    int sum(ToIntFunction<Return> units) {
        return byId.values().stream().mapToInt(units).sum();
    }

    int inspected(Predicate<Inspected> which) {
        return inspected.stream().filter(which).mapToInt(Inspected::quantity).sum();
    }

    boolean isOf(Line line) {
        return byId.values().stream().anyMatch(one -> one.asked(line) > 0 || one.received(line) > 0);
    }

    /// The returns in the order of their ids: which one units belong to must not depend on which was told first.
    TreeMap<String, Return> sorted() {
        return new TreeMap<>(byId);
    }

    private Returns with(String returnId, Return next) {
        var all = new HashMap<>(byId);
        all.put(returnId, next);
        return new Returns(all, inspected);
    }
}
