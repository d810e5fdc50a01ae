package io.soldonce.projections.inline;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/// The journal of what needs a person: inserted once by key, resolved once, never deleted.
public final class Exceptions {
    private static final String RAISE = """
        insert into exception (key, code, sku_key, channel, order_id, message, event_id, raised_at)
        select *, ?::timestamptz from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])
        on conflict (key) do nothing""";

    private Exceptions() {}

    public static void raise(Connection connection, List<Trouble> troubles, Instant at) throws SQLException {
        if (troubles.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(RAISE)) {
            new Parameters(connection, statement).value(Timestamp.from(at)).array("text", troubles, Trouble::key)
                    .array("text", troubles, Trouble::code).array("text", troubles, Trouble::skuKey)
                    .array("text", troubles, Trouble::channel).array("text", troubles, Trouble::orderId)
                    .array("text", troubles, Trouble::message).array("uuid", troubles, Trouble::eventId);
            statement.executeUpdate();
        }
    }
}
