package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.OpenLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./soldonce kill`: the kill switch. One SQL update, which any other client may do as well.
@Command(name = "kill", description = "Switch all writing to marketplaces off, at once; running or stopped. Sales are still recorded.")
final class Kill implements Callable<Integer> {
    private static final String OFF = "{}";
    private static final String NOW = "select enabled_channels::text from public.worker_config";
    private static final String LAST_ON = """
        select coalesce((select array(select json_array_elements_text(before -> 'enabled_channels'))::text from journals.worker_config_change
        where json_array_length(before -> 'enabled_channels') > 0 and json_array_length(after -> 'enabled_channels') = 0
        order by id desc limit 1), '{*}')""";

    @Option(names = "--undo", description = "Allow again what was allowed before the last kill.")
    private boolean isUndo;

    @Override
    public Integer call() throws Exception {
        try (var ledger = OpenLedger.open(Main.settings(), "kill"); var connection = ledger.address().open()) {
            var before = single(connection, NOW);
            var after = isUndo ? single(connection, LAST_ON) : OFF;
            set(connection, after);
            System.out.println((after.equals(OFF) ? "Off: nothing is written to any marketplace any more." : "On again for " + after + ".")
                    + " Before: enabled_channels = '" + before + "', now: '" + after + "'.");
            if (!isUndo) {
                System.out.println("Sales are still recorded. Undo: ./soldonce kill --undo, or in psql: "
                        + "update worker_config set enabled_channels = '" + (before.equals(OFF) ? "{*}" : before) + "'");
            }
            return 0;
        }
    }

    private static void set(Connection connection, String channels) throws SQLException {
        try (var update = connection.prepareStatement("update public.worker_config set enabled_channels = ?::text[]")) {
            update.setString(1, channels);
            update.executeUpdate();
        }
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
