package io.soldonce.projections.query.losses;

import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.item.Bucket;
import io.soldonce.order.LinePosition;
import io.soldonce.order.Order;
import io.soldonce.order.OversellProposal.Claim;
import io.soldonce.projections.query.Codes;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import tools.jackson.databind.json.JsonMapper;

/// The orders that still wait for units of an item: those that compete when there are too few.
public final class Claims {
    private static final JsonMapper STATES = LedgerCatalogue.create().mapper();
    private static final Set<Bucket> WAITING = Set.of(Bucket.RESERVED, Bucket.SOLD, Bucket.PICKED, Bucket.PACKED);
    /// A marketplace punishes a cancellation, a counter does not; the primary one most.
    private static final String OPEN = """
        select o.channel, o.order_id, o.placed_at, e.recorded_at, o.state, l.line_id, l.unit_price, l.currency,
               case c.role when 'PRIMARY' then 2 when 'SECONDARY' then 1 else 0 end as penalty
          from order_line_now l join order_now o using (channel, order_id)
          join ledger.log_entry e on e.global_index = o.first_index
          left join channel_now c on c.channel = o.channel
         where l.sku_key = ? and not l.cancelled and o.placed_at is not null and o.status in ('pending', 'paid', 'picked', 'packed')
         order by o.placed_at, o.first_index""";

    private final DSLContext dsl;

    public Claims(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Who bought first comes first.
    public List<Claim> of(Sku sku) {
        var claims = new ArrayList<Claim>();
        for (var row : dsl.fetch(OPEN, sku.key())) {
            var units = waiting(STATES.readValue(row.get("state", JSON.class).data(), Order.class), row.get("line_id", String.class));
            if (units > 0) {
                claims.add(new Claim(new ChannelId(row.get("channel", String.class)), row.get("order_id", String.class),
                        Codes.instant(row.get("placed_at", OffsetDateTime.class)),
                        Codes.instant(row.get("recorded_at", OffsetDateTime.class)),
                        units, price(row), null, row.get("penalty", Integer.class)));
            }
        }
        return claims;
    }

    private static int waiting(Order order, String lineId) {
        return order.lines().stream().filter(line -> line.lineId().equals(lineId))
                .flatMap(line -> LinePosition.of(order, line).entrySet().stream())
                .filter(place -> WAITING.contains(place.getKey())).mapToInt(place -> place.getValue()).sum();
    }

    private static Money price(Record row) {
        var amount = row.get("unit_price", BigDecimal.class);
        return amount == null ? null : new Money(amount, row.get("currency", String.class));
    }
}
