package io.soldonce.reconciler.drift;

import java.sql.SQLException;
import java.time.Instant;

/// Acts on what a comparison found, some rows at a time, so that no sale waits long. What changed since it was compared is left alone.
final class Verdicts {
    private static final int ROWS_AT_ONCE = 1_000;
    /// Set when it is read under a push that is still open, or was read after the observation began.
    private static final String UNTOUCHED = """
        where listing_push.open_push is null and (listing_push.confirmed_at is null or listing_push.confirmed_at < ?)""";
    private static final String SUSPECT = """
        insert into listing_push (sku_key, channel, slot, suspect_since)
        select sku_key, ?, slot, ? from drift_found
         where nr > ? and nr <= ? and verdict = 'FEWER' and not (coalesce(shown_since < ?::timestamptz, false) and (not is_gone or is_twice))
         order by sku_key, slot
            on conflict (sku_key, channel, slot) do update set suspect_since = excluded.suspect_since
        """ + UNTOUCHED
            + " and listing_push.suspect_since is null";
    private static final String SETTLE = """
        with batch as materialized (
            select f.* from drift_found f
              join desired_listing d on d.sku_key = f.sku_key and d.channel = ? and d.slot = f.slot and d.revision = f.revision
             where f.nr > ? and f.nr <= ?
               and (f.verdict in ('MORE', 'PRICE', 'TITLE', 'NOTED') or f.verdict = 'FEWER' and f.shown_since < ?::timestamptz and (not f.is_gone or f.is_twice))),
        written as (
            insert into listing_push (sku_key, channel, slot, confirmed_status, confirmed_quantity, confirmed_price, confirmed_currency,
                   confirmed_fingerprint, confirmed_at)
            select sku_key, ?, slot, case when is_gone then 'ENDED' else 'LIVE' end, for_sale, shown_price, shown_currency, fingerprint, ?
              from batch order by sku_key, slot
                on conflict (sku_key, channel, slot) do update set confirmed_status = excluded.confirmed_status, confirmed_by = null,
                   confirmed_quantity = excluded.confirmed_quantity,
                   confirmed_price = coalesce(excluded.confirmed_price, listing_push.confirmed_price),
                   confirmed_currency = coalesce(excluded.confirmed_currency, listing_push.confirmed_currency),
                   confirmed_fingerprint = coalesce(excluded.confirmed_fingerprint, listing_push.confirmed_fingerprint),
                   confirmed_at = excluded.confirmed_at, suspect_since = null
        """ + UNTOUCHED
            + """

                    returning sku_key, slot),
                due as (
                    insert into due_listing (sku_key, channel, slot, revision, priority, due_at, origin)
                    select b.sku_key, ?, b.slot, b.revision, case when b.verdict = 'MORE' then 0 else 1 end, ?, 'drift'
                      from batch b join written w on w.sku_key = b.sku_key and w.slot = b.slot
                     where b.verdict <> 'NOTED' order by b.sku_key, b.slot
                        on conflict (sku_key, channel, slot) do nothing
                    returning priority)
                select (select count(*) from due) as due, (select count(*) from due where priority = 0) as exposed""";

    private final Statements statements;
    private final String channel;
    private final Instant startedAt;
    private final Instant now;

    Verdicts(Statements statements, String channel, Instant startedAt, Instant now) {
        this.statements = statements;
        this.channel = channel;
        this.startedAt = startedAt;
        this.now = now;
    }

    record Acted(int due, int exposed) {
        Acted and(Acted more) {
            return new Acted(due + more.due, exposed + more.exposed);
        }
    }

    /// @param heardUpTo every sale from before is recorded: what has shown fewer since before then, unchanged, has not sold; null when
    ///                  that is not known
    Acted act(Instant heardUpTo) throws SQLException {
        var last = statements.first("select coalesce(max(nr), 0) from drift_found", row -> row.getLong(1));
        var acted = new Acted(0, 0);
        for (var from = 0L; from < last; from += ROWS_AT_ONCE) {
            var to = from + ROWS_AT_ONCE;
            statements.run(SUSPECT, channel, startedAt, from, to, heardUpTo, startedAt);
            acted = acted.and(statements.first(SETTLE, row -> new Acted(row.getInt("due"), row.getInt("exposed")),
                    channel, from, to, heardUpTo, channel, startedAt, startedAt, channel, now));
        }
        return acted;
    }

    /// Listings that are suspected of an untold sale now.
    int suspected() throws SQLException {
        return statements.first("select count(*) from listing_push where channel = ? and suspect_since is not null", row -> row.getInt(1),
                channel);
    }
}
