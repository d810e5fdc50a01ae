package io.soldonce.values;

/// The names of the streams. Each carries its kind as a prefix, because the log tells streams apart by name alone.
public final class StreamId {
    public static final String ITEM = "item:";
    public static final String LISTING = "listing:";
    public static final String ORDER = "order:";
    public static final String CHANNEL = "channel:";

    private StreamId() {}

    public static String item(Sku sku) {
        return ITEM + sku.key();
    }

    public static String listing(ListingKey key) {
        return LISTING + key.channel() + "/" + key.sku().key() + (key.slot().isEmpty() ? "" : "/" + key.slot());
    }

    public static String order(ChannelId channel, String orderId) {
        return ORDER + channel + "/" + orderId;
    }

    public static String channel(ChannelId channel) {
        return CHANNEL + channel;
    }
}
