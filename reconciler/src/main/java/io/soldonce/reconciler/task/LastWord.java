package io.soldonce.reconciler.task;

import io.soldonce.channels.spi.Shown;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What listings show that no program can read: the latest of what a person said, what a list said that was handed in, and what was read
/// when it was linked; less what was sold there since.
///
/// Sales are counted in the log itself, because it holds a sale the moment it is committed, while `movement` and `order_line_now` are
/// written a little later. A sale counts by when it was made there, not by when its mail came: whoever says at ten o'clock that two are
/// left has seen a sale of five to ten, though its mail comes at five past. Mails tell the time in whole seconds, so a sale of the very
/// second counts: then a unit too few is thought to be there rather than one too many. A confirmation that was
/// itself concluded from earlier words, or that nothing was done, counts only where there is no other; it holds every sale recorded by then.
/// A list without prices says nothing of them: the last known one stays.
final class LastWord {
    private static final String KNOWN = """
        with asked as (select * from unnest(?::text[], ?::text[], ?::text[]) as x (sku_key, channel, slot)),
        words as (
            select a.sku_key, a.channel, a.slot, t.said_at as at, t.asked_status as status, t.asked_quantity as quantity,
                   t.asked_price as price, t.asked_currency as currency, t.asked_title as title, t.external_id, null as url,
                   false as is_concluded
              from asked a join operator_task t on t.sku_key = a.sku_key and t.channel = a.channel and t.slot = a.slot and t.is_done
             union all
            select a.sku_key, a.channel, a.slot, p.confirmed_at, p.confirmed_status, p.confirmed_quantity, p.confirmed_price,
                   p.confirmed_currency, null, null, null, p.confirmed_by is not null
              from asked a join listing_push p on p.sku_key = a.sku_key and p.channel = a.channel and p.slot = a.slot
             where p.confirmed_status is not null
             union all
            select a.sku_key, a.channel, a.slot, b.complete_at, o.status, o.quantity, coalesce(o.price, p.confirmed_price),
                   case when o.price is null then p.confirmed_currency else o.currency end, o.title, o.external_id, o.url, false
              from asked a join observed_listing o on o.channel = a.channel and o.sku_key = a.sku_key and o.slot = a.slot
              join observation b on b.channel = a.channel and b.complete_at is not null
              left join listing_push p on p.sku_key = a.sku_key and p.channel = a.channel and p.slot = a.slot),
        last as (
            select distinct on (sku_key, channel, slot) * from words order by sku_key, channel, slot, is_concluded, at desc),
        sold as (
            select l.sku_key, l.channel, l.slot,
                   coalesce(sum((m ->> 'quantity')::int) / max(coalesce(k.quantity, 1)), 0)::int as units
              from last l
              left join lateral (select component_key, quantity from kit_component where kit_key = l.sku_key
                                  order by component_key limit 1) k on true
              join log_entry e on e.stream_id = 'item:' || coalesce(k.component_key, l.sku_key) and e.name = 'units-sold'
               and e.payload -> 'order' ->> 'channel' = l.channel and upper(e.payload -> 'order' ->> 'line') = l.sku_key
               and case when l.is_concluded then e.recorded_at >= l.at
                        else (e.payload ->> 'occurredAt')::timestamptz >= date_trunc('second', l.at) end
             cross join lateral json_array_elements(e.payload -> 'movements') m
             group by l.sku_key, l.channel, l.slot)
        select l.*, coalesce(i.sku, l.sku_key) as sku, coalesce(i.one_of_a_kind, false) as one_of_a_kind,
               coalesce(l.title, n.title) as shown_title, coalesce(n.external_id, l.external_id) as shown_id,
               coalesce(l.url, n.url) as shown_url, greatest(0, l.quantity - coalesce(s.units, 0)) as left_over
          from last l
          left join sold s on s.sku_key = l.sku_key and s.channel = l.channel and s.slot = l.slot
          left join item_now i on i.sku_key = l.sku_key
          left join listing_now n on n.sku_key = l.sku_key and n.channel = l.channel and n.slot = l.slot""";

    private final DSLContext db;

    LastWord(DSLContext db) {
        this.db = db;
    }

    Map<ListingKey, Shown> of(Collection<ListingKey> listings) {
        var keys = listings.stream().distinct().toList();
        var known = new HashMap<ListingKey, Shown>();
        if (keys.isEmpty()) {
            return known;
        }
        for (var row : db.fetch(KNOWN, column(keys, key -> key.sku().key()), column(keys, key -> key.channel().value()),
                column(keys, ListingKey::slot))) {
            known.put(new ListingKey(new ChannelId(row.get("channel", String.class)), new Sku(row.get("sku", String.class)),
                    row.get("slot", String.class)), shown(row));
        }
        return known;
    }

    private static Shown shown(Record row) {
        var left = row.get("left_over", Integer.class);
        var isEnded = "ENDED".equals(row.get("status", String.class)) || (left == 0 && row.get("one_of_a_kind", Boolean.class));
        var price = row.get("price", BigDecimal.class);
        return new Shown(isEnded ? Shown.Status.ENDED : Shown.Status.LIVE, isEnded ? 0 : left,
                price == null ? null : new Money(price, row.get("currency", String.class)), row.get("shown_title", String.class),
                row.get("shown_id", String.class), row.get("shown_url", String.class));
    }

    private static String[] column(List<ListingKey> keys, Function<ListingKey, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }
}
