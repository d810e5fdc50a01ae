package io.soldonce.channels.spi;

import java.time.Instant;
import java.util.List;

/// One page of a feed.
///
/// @param next         where to go on; kept by whoever asked, meant for the feed alone
/// @param completeUpTo every sale made before this instant was told by now
/// @param hasMore      ask again at once
public record SalesPage(List<ToldOrder> orders, String next, Instant completeUpTo, boolean hasMore) {
    public SalesPage {
        orders = List.copyOf(orders);
    }
}
