package io.soldonce.channels.spi;

/// What a marketplace tells of its orders.
public interface SalesFeed {
    /// Everything new or changed since a cursor, oldest first, some of it again: the overlap is the feed's.
    ///
    /// @param  cursor        as the page before gave it, null for the beginning
    /// @throws ChannelFailure when it could not be read; the cursor stays where it was
    SalesPage since(String cursor);

    /// One order as it stands now; a hint by webhook or mail is followed by this.
    ///
    /// @return null when the marketplace does not know it
    /// @throws ChannelFailure when it could not be read
    ToldOrder order(String orderId);
}
