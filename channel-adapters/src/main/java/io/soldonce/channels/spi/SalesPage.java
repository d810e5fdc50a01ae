package io.soldonce.channels.spi;

import java.time.Instant;
import java.util.List;

/// One page of a feed.
///
/// @param doubts       what may be a sale and can not be told as one: for a person to look at
/// @param next         where to go on; kept by whoever asked, meant for the feed alone
/// @param completeUpTo every sale made before this instant was told by now
/// @param hasMore      ask again at once
public record SalesPage(List<ToldOrder> orders, List<Doubt> doubts, String next, Instant completeUpTo, boolean hasMore) {
    public SalesPage {
        orders = List.copyOf(orders);
        doubts = List.copyOf(doubts);
    }

    public SalesPage(List<ToldOrder> orders, String next, Instant completeUpTo, boolean hasMore) {
        this(orders, List.of(), next, completeUpTo, hasMore);
    }

    /// @param key   the same whenever the same is told again
    /// @param code  why it is doubted, in capitals: `MAIL_NOT_PROVEN`
    /// @param words for a person: what came, why it changed nothing, what to do
    public record Doubt(String key, String code, String words) {}
}
