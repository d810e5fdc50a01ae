package io.soldonce.app.boot.commands;

import io.soldonce.app.api.Switch;
import io.soldonce.app.boot.OpenLedger;
import io.soldonce.projections.Database;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./soldonce kill`: the kill switch. One SQL update, which any other client may do as well.
@Command(name = "kill", description = "Switch all writing to marketplaces off, at once; running or stopped. Sales are still recorded.")
final class Kill implements Callable<Integer> {
    @Option(names = "--undo", description = "Allow again what was allowed before the last kill.")
    private boolean isUndo;

    @Override
    public Integer call() throws Exception {
        try (var ledger = OpenLedger.open(Main.settings(), "kill"); var connection = ledger.address().open()) {
            var board = new Switch(Database.on(connection));
            var before = board.now().enabledChannels();
            if (isUndo) {
                board.on();
            } else {
                board.off();
            }
            var after = board.now().enabledChannels();
            System.out
                    .println((after.isEmpty() ? "Off: nothing is written to any marketplace any more." : "On again for " + sql(after) + ".")
                            + " Before: enabled_channels = '" + sql(before) + "', now: '" + sql(after) + "'.");
            if (!isUndo) {
                System.out.println("Sales are still recorded. Undo: ./soldonce kill --undo, or in psql: "
                        + "update worker_config set enabled_channels = '" + (before.isEmpty() ? "{*}" : sql(before)) + "'");
            }
            return 0;
        }
    }

    private static String sql(List<String> channels) {
        return "{" + String.join(",", channels) + "}";
    }
}
