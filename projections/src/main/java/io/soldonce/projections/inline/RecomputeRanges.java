package io.soldonce.projections.inline;

import static io.soldonce.tables.queues.Tables.RECOMPUTE_RANGE;

import io.soldonce.values.ListingKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/// Marks listings whose desired state must be derived again although no fact of their own SKU came: one row, however many listings.
public final class RecomputeRanges {
    private static final String NAMESAKES = """
        insert into recompute_range (channel, after_key, last_key, marked_at)
        select distinct other.channel, left(other.sku_key, -1), other.sku_key, ?::timestamptz
          from unnest(?::text[], ?::text[], ?::text[]) as key (sku_key, channel, slot)
          join listing_now one using (sku_key, channel, slot)
         cross join lateral (select t.channel, t.sku_key from listing_now t where t.channel = one.channel and lower(t.title) = lower(one.title)
                       union select t.channel, t.sku_key from listing_now t where t.channel = one.channel and t.external_id = one.external_id
               ) other
         where other.sku_key <> one.sku_key""";

    private RecomputeRanges() {}

    public static void markChannel(DSLContext db, String channel, Instant now) {
        db.insertInto(RECOMPUTE_RANGE).set(RECOMPUTE_RANGE.CHANNEL, channel).set(RECOMPUTE_RANGE.AFTER_KEY, "")
                .set(RECOMPUTE_RANGE.MARKED_AT, at(now)).execute();
    }

    public static void markAll(DSLContext db, Instant now) {
        db.insertInto(RECOMPUTE_RANGE).set(RECOMPUTE_RANGE.AFTER_KEY, "").set(RECOMPUTE_RANGE.MARKED_AT, at(now)).execute();
    }

    /// Listings on the same channels with the title or id of one of these.
    static void markNamesakes(Connection connection, List<ListingKey> keys, Instant now) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(NAMESAKES)) {
            new Parameters(connection, statement).value(at(now)).array("text", keys, key -> key.sku().key())
                    .array("text", keys, key -> key.channel().value()).array("text", keys, ListingKey::slot);
            statement.executeUpdate();
        }
    }

    static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}
