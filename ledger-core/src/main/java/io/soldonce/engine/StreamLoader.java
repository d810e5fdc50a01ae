package io.soldonce.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Folds streams from the log, any number of them with one SELECT.
final class StreamLoader {
    private static final int ROWS_AT_ONCE = 2_000;
    private static final String STREAMS = "select stream_id, sequence, name, revision, payload from ledger.log_entry"
            + " where stream_id = any(?) order by stream_id, sequence";

    private final EventCatalogue catalogue;
    private final Rules rules;

    StreamLoader(EventCatalogue catalogue, Rules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
    }

    /// Either a state, or why there is none: an event that cannot be read must fail only the requests that need its stream.
    record Loaded(StreamState state, RuntimeException failure) {}

    Map<String, Loaded> load(Connection connection, Collection<String> streams) throws SQLException {
        Map<String, Loaded> loaded = HashMap.newHashMap(streams.size());
        streams.forEach(stream -> loaded.put(stream, initial(stream)));
        try (PreparedStatement statement = connection.prepareStatement(STREAMS)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setArray(1, connection.createArrayOf("text", streams.toArray()));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                String stream = row.getString(1);
                loaded.put(stream, next(loaded.get(stream), row));
            }
        }
        return loaded;
    }

    private Loaded initial(String stream) {
        try {
            return new Loaded(new StreamState(rules.initial(stream), -1), null);
        } catch (RuntimeException e) {
            return new Loaded(null, e);
        }
    }

    private Loaded next(Loaded before, ResultSet row) throws SQLException {
        if (before.failure() != null) {
            return before;
        }
        String name = row.getString(3);
        int revision = row.getInt(4);
        String payload = row.getString(5);
        try {
            Object event = catalogue.read(name, revision, payload);
            return new Loaded(new StreamState(rules.evolve(before.state().state(), event), row.getLong(2)), null);
        } catch (RuntimeException e) {
            return new Loaded(null, e);
        }
    }
}
