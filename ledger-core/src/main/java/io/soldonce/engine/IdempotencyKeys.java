package io.soldonce.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The keys of one batch: those known from the table, and those the batch adds. Works under the append lock, so nobody else adds any.
final class IdempotencyKeys {
    private static final String FIND = "select key, request_hash, outcome from ledger.idempotency where key = any(?)";
    private static final String INSERT = """
        insert into ledger.idempotency (key, actor, request_hash, outcome, recorded_at)
        select key, actor, request_hash, outcome::json, ?::timestamptz
        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as row (key, actor, request_hash, outcome)""";

    private record Known(String requestHash, String outcome) {}

    private record Row(String key, String actor, String requestHash, String outcome) {}

    private final OutcomeJson json;
    private final Map<String, Known> known = new HashMap<>();
    private final List<Row> added = new ArrayList<>();

    IdempotencyKeys(OutcomeJson json) {
        this.json = json;
    }

    void find(Connection connection, List<Request> requests) throws SQLException {
        Object[] keys = requests.stream().filter(r -> r.idempotency() != null).map(r -> r.idempotency().key()).toArray();
        if (keys.length == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("text", keys));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                known.put(row.getString(1), new Known(row.getString(2), row.getString(3)));
            }
        }
    }

    /// What an earlier request with this key was told, a conflict when it was another request, null when there was none.
    Outcome earlier(Request request) {
        Request.Idempotency wanted = request.idempotency();
        Known before = wanted == null ? null : known.get(wanted.key());
        if (before == null) {
            return null;
        }
        return before.requestHash().equals(wanted.requestHash())
                ? json.readRepeated(before.outcome())
                : new Outcome.KeyConflict(wanted.key());
    }

    void add(Request request, String outcome) {
        Request.Idempotency wanted = request.idempotency();
        known.put(wanted.key(), new Known(wanted.requestHash(), outcome));
        added.add(new Row(wanted.key(), request.provenance().actor(), wanted.requestHash(), outcome));
    }

    boolean hasNew() {
        return !added.isEmpty();
    }

    void insert(Connection connection, Instant recordedAt) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, recordedAt.atOffset(ZoneOffset.UTC));
            statement.setArray(2, connection.createArrayOf("text", column(Row::key)));
            statement.setArray(3, connection.createArrayOf("text", column(Row::actor)));
            statement.setArray(4, connection.createArrayOf("text", column(Row::requestHash)));
            statement.setArray(5, connection.createArrayOf("text", column(Row::outcome)));
            statement.executeUpdate();
        }
    }

    private Object[] column(Function<Row, String> field) {
        return added.stream().map(field).toArray();
    }
}
