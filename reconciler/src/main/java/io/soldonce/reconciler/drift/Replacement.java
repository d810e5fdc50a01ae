package io.soldonce.reconciler.drift;

import java.sql.SQLException;
import java.time.Instant;

/// Puts what was staged in the place of what was observed before, and journals every difference; all inside the caller's transaction.
///
/// A row of `observed_listing` says since when it has been as it is; `observation.complete_at` says when it was last seen so.
final class Replacement {
    private static final String CONTENT = "(%1$s.status, %1$s.quantity, %1$s.price, %1$s.currency, %1$s.title, %1$s.told_sku, %1$s.ean,"
            + " %1$s.pack_size)";
    private static final String DIFFERS = CONTENT.formatted("s") + " is distinct from " + CONTENT.formatted("o");
    private static final String JSON = "json_build_object('status', %1$s.status, 'quantity', %1$s.quantity, 'price', %1$s.price,"
            + " 'currency', %1$s.currency, 'title', %1$s.title, 'sku', %1$s.told_sku, 'ean', %1$s.ean, 'pack_size', %1$s.pack_size)";

    private static final String MAKE = """
        analyze seen_now;
        drop table if exists seen_owned;
        create temp table seen_owned (like seen_now, sku_key text, slot text)""";
    /// Which of our listings each one is: the one with its id, of several the one linked first; else the one with its SKU, when nothing
    /// live has that listing's own id: marketplaces relist under a new id by themselves.
    private static final String OWN = """
        with named as materialized (
            select distinct on (s.external_id) s.external_id, s.status, l.sku_key, l.slot
              from seen_now s join listing_now l on l.channel = ? and l.external_id = s.external_id
             order by s.external_id, (l.ended_for is not null), l.linked_index),
        told as materialized (
            select distinct on (l.sku_key) s.external_id, l.sku_key, l.slot
              from seen_now s join listing_now l on l.channel = ? and l.slot = '' and l.sku_key = upper(s.told_sku)
             where s.status = 'LIVE'
               and not exists (select from named n where n.external_id = s.external_id)
               and not exists (select from named n where n.sku_key = l.sku_key and n.slot = l.slot and n.status = 'LIVE')
             order by l.sku_key, s.external_id),
        owner as (
            select external_id, sku_key, slot from told
             union all
            select n.external_id, n.sku_key, n.slot from named n
             where not exists (select from told t where t.sku_key = n.sku_key and t.slot = n.slot))
        insert into seen_owned select s.*, owner.sku_key, owner.slot from seen_now s left join owner on owner.external_id = s.external_id""";
    private static final String JOURNAL = """
        insert into observation_change (channel, external_id, sku_key, observed_at, before, after)
        select ?, coalesce(s.external_id, o.external_id), coalesce(s.sku_key, o.sku_key), ?,
               case when o.external_id is not null then %s end, case when s.external_id is not null then %s end
          from (select * from observed_listing where channel = ?) o
          full join seen_owned s on s.external_id = o.external_id
         where s.external_id is null or o.external_id is null or %s""".formatted(JSON.formatted("o"), JSON.formatted("s"), DIFFERS);
    private static final String WRITE = """
        insert into observed_listing (channel, external_id, sku_key, slot, told_sku, ean, pack_size, title, status, quantity, price,
               currency, url, observed_at)
        select ?, s.external_id, s.sku_key, s.slot, s.told_sku, s.ean, s.pack_size, s.title, s.status, s.quantity, s.price, s.currency,
               s.url, case when o.external_id is null or %1$s then ? else o.observed_at end
          from seen_owned s left join observed_listing o on o.channel = ? and o.external_id = s.external_id
         where o.external_id is null or %1$s or (s.sku_key, s.slot, s.url) is distinct from (o.sku_key, o.slot, o.url)
            on conflict (channel, external_id) do update set sku_key = excluded.sku_key, slot = excluded.slot,
               told_sku = excluded.told_sku, ean = excluded.ean, pack_size = excluded.pack_size, title = excluded.title,
               status = excluded.status, quantity = excluded.quantity, price = excluded.price, currency = excluded.currency,
               url = excluded.url, observed_at = excluded.observed_at""".formatted(DIFFERS);
    private static final String REMOVE = """
        delete from observed_listing o where o.channel = ?
           and not exists (select from seen_owned s where s.external_id = o.external_id)""";

    private Replacement() {}

    /// @return how many listings differ from what was observed before, came or went
    static int carryOut(Statements statements, String channel, Instant startedAt) throws SQLException {
        statements.execute(MAKE);
        statements.run(OWN, channel, channel);
        statements.execute("analyze seen_owned");
        var changed = statements.run(JOURNAL, channel, startedAt, channel);
        statements.run(REMOVE, channel);
        statements.run(WRITE, channel, startedAt, channel);
        return changed;
    }
}
