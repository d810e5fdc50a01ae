package io.soldonce.app.imports;

import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.engine.Outcome;

/// What became of one action of one row.
final class RowOutcome {
    private RowOutcome() {}

    /// Null when it was done.
    ///
    /// @param column   the one that is most likely to blame
    /// @param conflict what it means that the row's key was used before with other values
    static RowTrouble trouble(Outcome outcome, long line, String column, String conflict, String conflictCure) {
        return switch (outcome) {
            case Outcome.Done _ -> null;
            case Outcome.Refused(var code, var message, var _, var _) -> {
                var parts = message.split("; ", 2);
                yield new RowTrouble(line, column, parts[0] + " (" + code + ")", parts.length == 2 ? parts[1] : "correct the row");
            }
            case Outcome.KeyConflict _ -> new RowTrouble(line, column, conflict, conflictCure);
            case Outcome.Failed(var message, var unknown) -> new RowTrouble(line, null,
                    (unknown ? "it is not known whether this row was recorded: " : "this row was not recorded: ") + message,
                    "send the file again; what was recorded is not recorded twice");
        };
    }

    static boolean changed(Outcome outcome) {
        return outcome instanceof Outcome.Done done && done.events() > 0 && !done.repeated();
    }
}
