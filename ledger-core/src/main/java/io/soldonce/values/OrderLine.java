package io.soldonce.values;

/// One line of one order, by the SKU it was first resolved to: the key under which units are sold and given back.
/// Several provider lines of one SKU in one order are this one line.
///
/// @param channel where it was sold
/// @param orderId the marketplace's own order number
/// @param line    the SKU as sold; for a component it is the kit's
public record OrderLine(ChannelId channel, String orderId, Sku line) {}
