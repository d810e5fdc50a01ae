package io.soldonce.channels.gateway;

import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Receipt;
import java.time.Instant;
import java.util.UUID;

/// What became of one listing that was to be told to its channel.
public sealed interface Told {
    CanonicalListing listing();

    /// It was sent; the receipt says how the call ended.
    record Sent(CanonicalListing listing, UUID push, Receipt receipt) implements Told {}

    /// Not now: the channel's limits, or its own trouble.
    record Held(CanonicalListing listing, Instant until, String why) implements Told {}

    /// The mode, the kill switch, a newer revision or a lost claim said no.
    record NotAllowed(CanonicalListing listing) implements Told {}
}
