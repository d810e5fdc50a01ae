package io.soldonce.projections.query;

import java.util.List;
import java.util.function.Function;

/// Some rows, and whether there are more behind them.
public record Page<T>(List<T> rows, boolean hasMore) {
    public Page {
        rows = List.copyOf(rows);
    }

    /// Cuts what was read with one row more than asked for.
    ///
    /// @param rows at most `limit` + 1
    public static <T> Page<T> of(List<T> rows, int limit) {
        return new Page<>(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
    }

    /// What to ask behind for the next page, null on the last one.
    public String next(Function<T, String> place) {
        return hasMore ? place.apply(rows.getLast()) : null;
    }
}
