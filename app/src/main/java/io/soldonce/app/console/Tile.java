package io.soldonce.app.console;

import java.time.Instant;
import java.util.List;

/// One channel on the board.
///
/// @param allowed          the switch board lets it be written to
/// @param dryRun           the switch board says so for all
/// @param connected        somebody works on it: it was looked at, or its sales were read
/// @param byHand           a person does there what is to be done, and says what it shows
/// @param lookedAt         when the last complete look at it began, null when there was none
/// @param heardAt          up to when its sales are known
/// @param due              listings it is to be told of, the urgent ones among them
/// @param agreeing         of the listings compared
/// @param circuitOpenUntil null while it answers
/// @param findings         that wait for a person
/// @param troubles         in words
record Tile(String channel, String name, String mode, boolean allowed, boolean dryRun, boolean connected, boolean byHand, Instant lookedAt,
        Instant heardAt, int due, int urgent, int beingTold, int parked, int agreeing, int compared, Instant circuitOpenUntil, int findings,
        List<String> troubles) {
    Tile {
        troubles = List.copyOf(troubles);
    }

    /// Something of it changes by itself just now.
    boolean isBusy() {
        var isSending = connected && allowed && !dryRun && ("auto".equals(mode) || "approval".equals(mode));
        return (beingTold > 0 && !byHand) || (isSending && due > beingTold);
    }

    public boolean isTroubled() {
        return circuitOpenUntil != null || !troubles.isEmpty();
    }

    public long percent() {
        return compared == 0 ? 0 : 100L * agreeing / compared;
    }
}
