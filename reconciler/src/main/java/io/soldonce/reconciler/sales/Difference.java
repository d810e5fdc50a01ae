package io.soldonce.reconciler.sales;

import io.soldonce.projections.inline.Trouble;
import io.soldonce.values.ChannelId;

/// An order that a channel and the ledger do not agree on.
public record Difference(Kind kind, ChannelId channel, String orderId) {

    /// In what they differ.
    public enum Kind {
        /// The channel told it, and the ledger does not have it: what it sold is still on sale.
        ORDER_MISSING,
        /// The ledger has it more than once.
        ORDER_TWICE,
        /// The ledger has it from the channel's own feed, which does not know that it told it.
        ORDER_NOT_HEARD
    }

    /// Null when it is once there and once here, or when it came by another door only.
    ///
    /// @param isTold   the feed told it
    /// @param facts    how often the ledger says that it was placed
    /// @param isByFeed the ledger has it from the feed
    static Difference of(ChannelId channel, String orderId, boolean isTold, int facts, boolean isByFeed) {
        if (facts > 1) {
            return new Difference(Kind.ORDER_TWICE, channel, orderId);
        }
        if (isTold) {
            return facts == 0 ? new Difference(Kind.ORDER_MISSING, channel, orderId) : null;
        }
        return isByFeed ? new Difference(Kind.ORDER_NOT_HEARD, channel, orderId) : null;
    }

    Trouble trouble() {
        var message = switch (kind) {
            case ORDER_MISSING -> channel + " told this order, and it is not recorded here. What it sold is still on sale elsewhere:"
                    + " record the sale by hand, and report this.";
            case ORDER_TWICE -> "this order is recorded more than once here. Compare it with " + channel
                    + ", cancel what is too much, and report this.";
            case ORDER_NOT_HEARD -> "this order is recorded here as told by " + channel + ", which does not know that it told it."
                    + " Look whether it exists there; cancel it here if it does not.";
        };
        return new Trouble(kind + "/" + channel + "/" + orderId, kind.name(), null, channel.value(), orderId, message, null);
    }
}
