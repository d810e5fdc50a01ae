package io.soldonce.reconciler.listing;

import io.soldonce.channels.gateway.PushJournal.Action;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;

/// When so many listings are about to go off sale, or on again, that a person should look first. Pure.
///
/// A delist because units of that very item are gone is never stopped.
final class Brakes {
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ALWAYS_ALLOWED = 10;
    private static final int PERCENT = 5;

    private Brakes() {}

    static boolean applyTo(Standing standing) {
        return switch (standing.action()) {
            case END -> !standing.isUrgent();
            case RELIST -> true;
            case LIST, REVISE -> false;
        };
    }

    /// How many may pass in one window.
    ///
    /// @param live listings of the channel that are live
    static int limit(int live) {
        return Math.max(ALWAYS_ALLOWED, live * PERCENT / 100);
    }

    static String why(Action action, int limit) {
        return "more than " + limit + " listings would " + (action == Action.END ? "go off sale" : "be listed again") + " within "
                + WINDOW.toMinutes() + " minutes";
    }

    /// What a plan holds, as one short text: another listing, another revision, another hash.
    static String hash(Collection<String> lines) {
        try {
            var text = String.join("\n", lines.stream().sorted().toList());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
