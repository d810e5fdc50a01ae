package io.soldonce.app.boot;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// What the environment says of the world outside: whether it is the real one, how often to look at it, whom to alert.
///
/// @param kind         `sandbox` or `real`; empty: what the data directory is, sandbox when it is new
/// @param salesEvery   how often the sales of each channel are read
/// @param lookEvery    how often everything a channel shows is read
/// @param alertWebhook gets each alert as JSON
/// @param alertMail    `smtp://user:password@host:port/?from=...&to=...`
public record OutsideSettings(Optional<String> kind, Duration salesEvery, Duration lookEvery, Optional<URI> alertWebhook,
        Optional<String> alertMail) {
    public static final OutsideSettings USUAL = new OutsideSettings(Optional.empty(), Duration.ofSeconds(15), Duration.ofMinutes(5),
            Optional.empty(), Optional.empty());

    static OutsideSettings of(Map<String, String> environment) {
        return new OutsideSettings(value(environment, "SOLDONCE_KIND").map(OutsideSettings::kind),
                time(environment, "SOLDONCE_SALES_EVERY", USUAL.salesEvery()), time(environment, "SOLDONCE_LOOK_EVERY", USUAL.lookEvery()),
                value(environment, "SOLDONCE_ALERT_WEBHOOK").map(OutsideSettings::address), value(environment, "SOLDONCE_ALERT_MAIL"));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String kind(String text) {
        if (!text.equals(DataDirectory.SANDBOX) && !text.equals(DataDirectory.REAL)) {
            throw new Trouble("SOLDONCE_KIND is \"" + text + "\", which is neither sandbox nor real.",
                    "Leave it unset for a sandbox with its own marketplaces, or set it to real for your own accounts.");
        }
        return text;
    }

    private static Duration time(Map<String, String> environment, String name, Duration usual) {
        var text = value(environment, name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            var time = Duration.parse(text.get());
            if (time.compareTo(Duration.ofSeconds(1)) >= 0) {
                return time;
            }
        } catch (DateTimeParseException notATime) {
            throw new Trouble(wrongTime(name, text.get()), "Write for example PT30S or PT5M; a second or more.", notATime);
        }
        throw new Trouble(wrongTime(name, text.get()), "Write for example PT30S or PT5M; a second or more.");
    }

    private static String wrongTime(String name, String text) {
        return name + " is \"" + text + "\", which is no length of time.";
    }

    private static URI address(String text) {
        try {
            var address = URI.create(text);
            if (address.getHost() != null && address.getScheme().startsWith("http")) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new Trouble(notAnAddress(text), "Write an address like https://host/path, or leave it unset.", notAnAddress);
        }
        throw new Trouble(notAnAddress(text), "Write an address like https://host/path, or leave it unset.");
    }

    private static String notAnAddress(String text) {
        return "SOLDONCE_ALERT_WEBHOOK is \"" + text + "\", which is no web address.";
    }
}
