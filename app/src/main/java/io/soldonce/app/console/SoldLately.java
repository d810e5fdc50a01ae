package io.soldonce.app.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/// The last sales, and how long each marketplace went on offering what was gone: from the sale's own commit to the moment at which the
/// marketplace was read back and showed it.
@Component
class SoldLately {
    private static final String SALES = """
        with last as (
            select o.channel, o.order_id, o.first_index, o.is_paid from order_now o order by o.first_index desc limit ?)
        select l.channel, l.order_id, l.line_id, l.quantity, l.unit_price, l.currency, l.cancelled, last.is_paid,
            coalesce(i.sku, l.sku_key) as sku, coalesce(i.title, l.title, l.told) as title, e.recorded_at,
            n.channel as told_channel, c.mode, d.sku_key is not null as is_due, p.read_at, p.shown_status, p.shown_quantity, p.verdict,
            exists (select from listing_push o join operator_task t on t.id = o.open_reference and t.said_at is null
                     where o.sku_key = n.sku_key and o.channel = n.channel and o.slot = n.slot and o.open_push is not null) as is_asked
        from last
        join order_line_now l on l.channel = last.channel and l.order_id = last.order_id
        join log_entry e on e.global_index = last.first_index
        left join item_now i on i.sku_key = l.sku_key
        left join listing_now n on n.sku_key = l.sku_key and n.status in ('LIVE', 'ENDED', 'PAUSED')
        left join channel_now c on c.channel = n.channel
        left join due_listing d on d.sku_key = n.sku_key and d.channel = n.channel and d.slot = n.slot
        left join lateral (
            select p.read_at, p.shown_status, p.shown_quantity, p.verdict from push_event p
            where p.sku_key = n.sku_key and p.channel = n.channel and p.slot = n.slot and p.verdict in ('APPLIED', 'TOLD')
              and p.sent_at >= e.recorded_at and p.cause_index >= last.first_index
            order by p.sent_at limit 1) p on true
        order by last.first_index desc, l.position, n.channel, n.slot""";

    private final DSLContext dsl;

    SoldLately(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One line of an order.
    ///
    /// @param sku   null while the line matches no item
    /// @param price each, in words; null when nobody told
    /// @param told  the listings of what was sold
    public record Sale(String channel, String orderId, String sku, String title, int units, String price, boolean paid, boolean cancelled,
            Instant at, List<Told> told) {}

    /// What one marketplace has been told of it.
    ///
    /// @param after from the sale until it was read back; null while it was not
    /// @param shows what it was read to show then
    /// @param due   it is still to be told
    /// @param asked  a person is asked to do it
    /// @param byWord a person says so; nobody has read it
    public record Told(String channel, String mode, Duration after, String shows, boolean due, boolean asked,
            boolean byWord) {
        public String state() {
            return after != null ? "done" : "off".equals(mode) || "dry-run".equals(mode) ? "silent" : due ? "due" : "none";
        }

        /// As a seller reads it: `0.8 s`.
        public String seconds() {
            return Shown.HERE.duration(after);
        }
    }

    /// The newest first.
    List<Sale> last(int orders) {
        var sales = new LinkedHashMap<List<String>, Sale>();
        for (var row : dsl.resultQuery(SALES, orders).fetch()) {
            var key = List.of(row.get("channel", String.class), row.get("order_id", String.class), row.get("line_id", String.class));
            var sale = sales.computeIfAbsent(key, _ -> sale(row));
            if (row.get("told_channel") != null) {
                sale.told().add(told(row, sale.at()));
            }
        }
        return List.copyOf(sales.values());
    }

    private static Sale sale(Record row) {
        var price = row.get("unit_price", BigDecimal.class);
        return new Sale(row.get("channel", String.class), row.get("order_id", String.class), row.get("sku", String.class),
                row.get("title", String.class), row.get("quantity", Integer.class),
                price == null ? null : Shown.HERE.amount(price) + " " + row.get("currency", String.class),
                row.get("is_paid", Boolean.class), row.get("cancelled", Boolean.class), instant(row, "recorded_at"), new ArrayList<>());
    }

    private static Told told(Record row, Instant sold) {
        var read = instant(row, "read_at");
        var status = row.get("shown_status", String.class);
        return new Told(row.get("told_channel", String.class), Shown.HERE.code(row.get("mode", String.class)),
                read == null ? null : Duration.between(sold, read),
                status == null ? null : Shown.HERE.quantity(Shown.HERE.code(status), row.get("shown_quantity", Integer.class)),
                row.get("is_due", Boolean.class), row.get("is_asked", Boolean.class), "TOLD".equals(row.get("verdict", String.class)));
    }

    private static Instant instant(Record row, String column) {
        var at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
