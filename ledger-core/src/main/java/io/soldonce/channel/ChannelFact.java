package io.soldonce.channel;

import io.soldonce.values.ChannelId;

/// What was decided for one channel. Stored for ever.
public sealed interface ChannelFact {
    ChannelId channel();

    /// @param kind the marketplace: `ebay`, `tcgplayer`, `whatnot`, `counter`...
    record Added(ChannelId channel, String kind, String name, ChannelRules rules) implements ChannelFact {}

    record RulesChanged(ChannelId channel, ChannelRules rules) implements ChannelFact {}
}
