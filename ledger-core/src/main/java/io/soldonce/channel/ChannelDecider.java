package io.soldonce.channel;

import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.util.List;

/// What follows from an action on a channel's settings. Pure; no change, no fact.
public final class ChannelDecider {
    private ChannelDecider() {}

    /// @throws Refusal when the channel is there with other settings, or is not there
    public static List<ChannelFact> decide(ChannelAction action, ChannelSettings settings) {
        return switch (action) {
            case ChannelAction.Add(var channel, var kind, var name, var rules) -> {
                var added = new ChannelFact.Added(channel, Text.required("kind", kind, 30), Text.required("name", name, 80), rules);
                if (settings.isAdded() && !(settings.kind().equals(added.kind()) && settings.name().equals(added.name()))) {
                    throw new Refusal("CHANNEL_TAKEN", "the channel " + channel + " is there already, as \"" + settings.name()
                            + "\"; change its rules or choose another id");
                }
                yield settings.isAdded() ? List.of() : List.of(added);
            }
            case ChannelAction.ChangeRules(var channel, var rules) -> {
                if (!settings.isAdded()) {
                    throw new Refusal("CHANNEL_UNKNOWN", "there is no channel " + channel + "; add it first");
                }
                yield rules.equals(settings.rules()) ? List.of() : List.of(new ChannelFact.RulesChanged(channel, rules));
            }
        };
    }
}
