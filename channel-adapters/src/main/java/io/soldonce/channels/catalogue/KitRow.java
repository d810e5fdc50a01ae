package io.soldonce.channels.catalogue;

import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.List;

/// One kit, gathered from its rows.
///
/// @param line  of its first row
/// @param price null when the file does not say
public record KitRow(long line, Sku sku, String title, List<Component> components, Money price, List<ChannelId> channels) {
    public KitRow {
        components = List.copyOf(components);
        channels = List.copyOf(channels);
    }

    public record Component(Sku sku, int quantity) {}
}
