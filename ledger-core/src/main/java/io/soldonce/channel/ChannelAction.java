package io.soldonce.channel;

import io.soldonce.values.ChannelId;

public sealed interface ChannelAction {
    ChannelId channel();

    record Add(ChannelId channel, String kind, String name, ChannelRules rules) implements ChannelAction {}

    record ChangeRules(ChannelId channel, ChannelRules rules) implements ChannelAction {}
}
