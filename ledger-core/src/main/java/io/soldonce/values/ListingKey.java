package io.soldonce.values;

/// A SKU's listing on a channel. `slot` tells two listings of one SKU on one channel apart (`auction`); the usual one has the empty slot.
public record ListingKey(ChannelId channel, Sku sku, String slot) {
    public static final String USUAL = "";

    public ListingKey {
        if (!slot.isEmpty() && !slot.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("not a listing slot: " + Text.shown(slot) + "; leave it out or write up to 20 of a-z");
        }
    }

    public ListingKey(ChannelId channel, Sku sku) {
        this(channel, sku, USUAL);
    }

    @Override
    public String toString() {
        return channel + "/" + sku + (slot.isEmpty() ? "" : "/" + slot);
    }
}
