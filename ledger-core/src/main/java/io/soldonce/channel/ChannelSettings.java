package io.soldonce.channel;

import io.soldonce.values.ChannelId;

/// The state of one channel, folded from its facts. Immutable.
///
/// @param channel null until added
public record ChannelSettings(ChannelId channel, String kind, String name, ChannelRules rules) {
    public static final ChannelSettings NONE = new ChannelSettings(null, null, null, null);

    public boolean isAdded() {
        return channel != null;
    }

    public ChannelSettings after(ChannelFact fact) {
        return switch (fact) {
            case ChannelFact.Added(var id, var marketplace, var called, var first) -> new ChannelSettings(id, marketplace, called, first);
            case ChannelFact.RulesChanged(var _, var changed) -> new ChannelSettings(channel, kind, name, changed);
        };
    }
}
