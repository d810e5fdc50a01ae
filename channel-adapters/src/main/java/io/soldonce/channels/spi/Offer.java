package io.soldonce.channels.spi;

/// One listing as it is sent.
///
/// @param payload the marketplace's own words, as text: what the journal keeps and the dry run shows
public record Offer(CanonicalListing listing, String payload) {}
