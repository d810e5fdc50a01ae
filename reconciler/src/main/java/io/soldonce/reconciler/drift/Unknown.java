package io.soldonce.reconciler.drift;

import io.soldonce.reconciler.Alarm;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.values.Text;
import java.sql.SQLException;
import java.time.Instant;

/// What is live on a channel and no listing of ours. It is never ended by itself: it may be somebody's livelihood.
final class Unknown {
    private static final int NEW_AT_ONCE = 200;
    private static final String COUNT = """
        select count(*) from observed_listing where channel = ? and sku_key is null and status = 'LIVE'""";
    private static final String NEW = """
        select o.external_id, o.title, o.told_sku, o.quantity from observed_listing o
         where o.channel = ? and o.sku_key is null and o.status = 'LIVE'
           and not exists (select from exception e where e.key = 'UNKNOWN_LISTING/' || o.channel || '/' || o.external_id)
           and not exists (select from backfill_finding f where f.channel = o.channel and f.external_id = o.external_id)
         order by o.external_id limit ?""";

    private Unknown() {}

    private static final String LINKED = """
        update exception e set resolved_at = ?, resolved_by = 'reconciler', resolution = 'a listing here stands for it by now'
         where e.code = 'UNKNOWN_LISTING' and e.channel = ? and e.resolved_at is null
           and exists (select from observed_listing o where o.channel = e.channel and o.sku_key is not null
                          and e.key = 'UNKNOWN_LISTING/' || o.channel || '/' || o.external_id)""";

    /// Raises the new ones, once each; the rest of very many the next time.
    ///
    /// @return how many there are, old ones included
    static int raise(Statements statements, String channel, Alarm alarm, Instant now) throws SQLException {
        statements.run(LINKED, now, channel);
        for (var trouble : statements.list(NEW, row -> trouble(channel, row.getString("external_id"), row.getString("title"),
                row.getString("told_sku"), row.getInt("quantity")), channel, NEW_AT_ONCE)) {
            alarm.raise(trouble, false);
        }
        return statements.first(COUNT, row -> row.getInt(1), channel);
    }

    private static Trouble trouble(String channel, String externalId, String title, String sku, int quantity) {
        return new Trouble("UNKNOWN_LISTING/" + channel + "/" + externalId, "UNKNOWN_LISTING", null, channel, null,
                quantity + " of " + Text.shown(title) + " (" + externalId + ", SKU there " + Text.shown(sku)
                        + ") are for sale and no listing here stands for it. Link it to an item, or end it there; nothing is done to it.",
                null);
    }
}
