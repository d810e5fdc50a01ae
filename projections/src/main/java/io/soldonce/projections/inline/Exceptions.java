package io.soldonce.projections.inline;

import static io.soldonce.tables.journals.Tables.EXCEPTION;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/// The journal of what needs a person: inserted once by key, resolved once, never deleted.
public final class Exceptions {
    private static final String RAISE = """
        insert into exception (key, code, sku_key, channel, order_id, message, event_id, raised_at)
        select *, ?::timestamptz from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])
        on conflict (key) do nothing""";

    private Exceptions() {}

    /// Writes down what a person did about it, once.
    ///
    /// @return false when there is no such exception, or it was resolved before
    public static boolean resolve(DSLContext db, long id, String by, String resolution, Instant at) {
        return db.update(EXCEPTION).set(EXCEPTION.RESOLVED_AT, at.atOffset(ZoneOffset.UTC)).set(EXCEPTION.RESOLVED_BY, by)
                .set(EXCEPTION.RESOLUTION, resolution).where(EXCEPTION.ID.eq(id)).and(EXCEPTION.RESOLVED_AT.isNull()).execute() > 0;
    }

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
