package io.soldonce.projections.query.losses;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.item.ItemFact;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.projections.query.Price;
import io.soldonce.projections.query.asof.AsOf;
import io.soldonce.projections.query.asof.Moment;
import io.soldonce.projections.query.asof.StreamFacts;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;

/// Units that went without being sold: lost, written off, adjusted down. What was found again, or adjusted up, stands beside it.
public final class Shrinkage {
    private static final String LOST = """
        m.change in ('LOSS', 'FOUND', 'WRITE_OFF', 'ADJUSTMENT', 'INSPECTION')
           and (m.to_bucket in ('LOST', 'WRITTEN_OFF', 'CORRECTION') or m.from_bucket in ('LOST', 'CORRECTION'))
           and (asked.sku_key is null or m.sku_key = asked.sku_key)
           and h.occurred_at >= asked.since and h.occurred_at < asked.until""";
    private static final String ASKED = "with asked as (select ?::text as sku_key, ?::timestamptz as since, ?::timestamptz as until)";
    private static final String ITEMS = ASKED + """
        select k.sku_key, coalesce(i.sku, k.sku_key) as sku, i.title
         from (select distinct m.sku_key from asked cross join movement m join history h on h.log_index = m.log_index
                where %s and m.sku_key > ?) k
         left join item_now i on i.sku_key = k.sku_key order by k.sku_key limit ?""".formatted(LOST);
    private static final String TOTALS = ASKED
            + """
                select date_trunc(?, h.occurred_at, 'UTC') as begins, m.change,
                      case m.change when 'INSPECTION' then e.payload ->> 'note'
                    when 'ADJUSTMENT' then lower(replace(e.payload ->> 'reason', '_', '-'))
                           else e.payload ->> 'reason' end as reason,
                      sum(case when m.to_bucket in ('LOST', 'WRITTEN_OFF', 'CORRECTION') then m.quantity else -m.quantity end)::int as units
                 from asked cross join movement m join history h on h.log_index = m.log_index
                 join ledger.log_entry e on e.global_index = m.log_index
                where %s group by 1, 2, 3 order by 1, 2, 3"""
                    .formatted(LOST);

    private final DSLContext dsl;
    private final EventCatalogue catalogue;

    public Shrinkage(DSLContext dsl, EventCatalogue catalogue) {
        this.dsl = dsl;
        this.catalogue = catalogue;
    }

    public enum Period {
        DAY,
        MONTH,
        YEAR
    }

    /// Which losses, by when they happened; days, months and years are UTC.
    ///
    /// @param sku   null for all items
    /// @param from  inclusive
    /// @param until exclusive
    public record Filter(Sku sku, Instant from, Instant until, Period period) {}

    /// What went of one item, or of all in one period in one way for one reason.
    ///
    /// @param sku              null in totals
    /// @param begins           first instant of the period
    /// @param change           `loss`, `found`, `write-off`, `inspection` (written off), `adjustment`
    /// @param reason           as it was given: a code for an adjustment, words else; null when none was
    /// @param units            that went, negative when they came
    /// @param unitsWithoutCost of these, how many nobody knows the cost of; 0 in totals
    /// @param cost             of the others, first in first out; one amount for each currency, negative for what came; empty in totals
    public record Loss(String sku, String title, Instant begins, String change, String reason, int units, int unitsWithoutCost,
            List<Price> cost) {
        public Loss {
            cost = List.copyOf(cost);
        }
    }

    /// Of several items.
    ///
    /// @param next SKU to ask behind for the next page, null on the last one
    public record Losses(List<Loss> losses, String next) {
        public Losses {
            losses = List.copyOf(losses);
        }
    }

    /// By SKU, period, change and reason.
    ///
    /// @param after `next` of the page before, null for the first page
    /// @param limit most items on a page; the facts of each are folded, because only the fold knows what its units cost
    public Losses page(Filter filter, String after, int limit) {
        var items = Page.of(dsl.fetch(ITEMS, key(filter), Codes.time(filter.from()), Codes.time(filter.until()),
                after == null ? "" : after.toUpperCase(Locale.ROOT), limit + 1), limit);
        var lost = new HashMap<String, LostOfItem>();
        var head = Moment.of(dsl, AsOf.END).index();
        dsl.transaction(transaction -> transaction.dsl().connection(connection -> new StreamFacts(connection, catalogue, AsOf.END, head)
                .byStream(items.rows().stream().map(row -> StreamId.ITEM + row.get("sku_key")).toList(),
                        fact -> lost.computeIfAbsent(fact.stream(), _ -> new LostOfItem(filter)).add((ItemFact) fact.event()))));
        var losses = items.rows().stream().flatMap(row -> lost.get(StreamId.ITEM + row.get("sku_key"))
                .losses(row.get("sku", String.class), row.get("title", String.class)).stream()).toList();
        return new Losses(losses, items.next(row -> row.get("sku_key", String.class)));
    }

    /// All items together, by period, change and reason, without cost.
    public List<Loss> totals(Filter filter) {
        return dsl.fetch(TOTALS, key(filter), Codes.time(filter.from()), Codes.time(filter.until()), Codes.shown(filter.period()))
                .map(row -> new Loss(null, null, Codes.instant(row.get("begins", OffsetDateTime.class)),
                        Codes.shown(row.get("change", String.class)), row.get("reason", String.class), row.get("units", Integer.class), 0,
                        List.of()));
    }

    private static String key(Filter filter) {
        return filter.sku() == null ? null : filter.sku().key();
    }
}
