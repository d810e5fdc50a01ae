package io.soldonce.channels.spi;

/// One listing as it was seen, ours or not.
///
/// @param sku      the seller's own name of it there, null when it has none
/// @param ean      null when none is given
/// @param packSize units in one sold piece; 1 when not given
public record Seen(String sku, String ean, int packSize, Shown shown) {}
