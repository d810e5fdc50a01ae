package io.soldonce.projections.follow;

import io.soldonce.channel.ChannelFact;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.CopiedRows;
import io.soldonce.values.OrderLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `history` and `movement`: every fact as a sentence, and every unit that moved.
final class HistoryRows {
    private static final String HISTORY = "history (log_index, stream_id, kind, sku_key, channel, order_id, sentence, units, actor, source,"
            + " provider_event_id, correlation, cause, event_id, occurred_at, recorded_at)";
    private static final String MOVEMENT = "movement (log_index, part, sku_key, change, from_bucket, to_bucket, quantity, location)";

    private final Map<Class<?>, String> kinds;

    HistoryRows(EventCatalogue catalogue) {
        kinds = catalogue.entries().stream().collect(Collectors.toMap(EventCatalogue.Entry::type, EventCatalogue.Entry::name));
    }

    private record Line(Recorded event, String kind, String skuKey, String channel, String orderId, int units, Instant occurredAt) {}

    void project(Connection connection, List<Recorded> events) throws SQLException {
        var history = new CopiedRows();
        var movements = new CopiedRows();
        for (var event : events) {
            add(history, line(event));
            if (event.event() instanceof ItemFact.Moved fact) {
                add(movements, event.index(), fact);
            }
        }
        history.into(connection, HISTORY);
        movements.into(connection, MOVEMENT);
    }

    private static void add(CopiedRows history, Line line) {
        var event = line.event;
        var by = event.provenance();
        history.column(event.index()).column(event.stream()).column(line.kind).column(line.skuKey).column(line.channel).column(line.orderId)
                .column(Sentences.of(event.event())).column(line.units).column(by.actor()).column(by.source()).column(by.providerEventId())
                .column(by.correlation()).column(by.cause()).column(event.eventId()).column(line.occurredAt).column(event.recordedAt())
                .endRow();
    }

    private static void add(CopiedRows movements, long index, ItemFact.Moved fact) {
        var part = 0;
        for (var movement : fact.movements()) {
            movements.column(index).column(part++).column(fact.sku().key()).column(fact.change().name()).column(movement.from().name())
                    .column(movement.to().name()).column(movement.quantity()).column(movement.location()).endRow();
        }
    }

    private Line line(Recorded event) {
        var kind = kinds.get(event.event().getClass());
        return switch (event.event()) {
            case ItemFact fact -> {
                var order = orderOf(fact);
                var moved = fact instanceof ItemFact.Moved m ? m : null;
                yield new Line(event, kind, fact.sku().key(), order == null ? null : order.channel().value(),
                        order == null ? null : order.orderId(), moved == null ? 0 : Words.effect(moved.movements()),
                        occurredAt(fact, event.recordedAt()));
            }
            case OrderFact fact -> {
                var name = event.stream().substring(event.stream().indexOf(':') + 1);
                var slash = name.indexOf('/');
                yield new Line(event, kind, null, name.substring(0, slash), name.substring(slash + 1), 0,
                        occurredAt(fact, event.recordedAt()));
            }
            case ListingFact fact ->
                new Line(event, kind, fact.key().sku().key(), fact.key().channel().value(), null, 0, event.recordedAt());
            case ChannelFact fact -> new Line(event, kind, null, fact.channel().value(), null, 0, event.recordedAt());
            default -> throw new IllegalArgumentException("no history line for " + event.event().getClass().getName());
        };
    }

    private static OrderLine orderOf(ItemFact fact) {
        return switch (fact) {
            case ItemFact.UnitsSold sale -> sale.order();
            case ItemFact.SaleCancelled cancelled -> cancelled.order();
            case ItemFact.SaleIdentified same -> same.now();
            case ItemFact.UnitsReserved reserved -> reserved.order();
            case ItemFact.OversellDetected oversold -> oversold.order();
            case ItemFact.UnitsPicked picked -> picked.order();
            case ItemFact.UnitsPacked packed -> packed.order();
            case ItemFact.UnitsShipped shipped -> shipped.order();
            case ItemFact.UnitsDelivered delivered -> delivered.order();
            case ItemFact.ReturnRequested requested -> requested.order();
            case ItemFact.ReturnDropped dropped -> dropped.order();
            case ItemFact.ReturnReceived received -> received.order();
            case ItemFact.ReturnInspected inspected -> inspected.order();
            default -> null;
        };
    }

    private static Instant occurredAt(ItemFact fact, Instant recordedAt) {
        return switch (fact) {
            case ItemFact.Moved moved -> moved.occurredAt();
            case ItemFact.SaleIdentified same -> same.occurredAt();
            case ItemFact.OversellDetected oversold -> oversold.occurredAt();
            case ItemFact.ReservationExtended extended -> extended.occurredAt();
            case ItemFact.StockCounted counted -> counted.countedAt();
            case ItemFact.Archived archived -> archived.occurredAt();
            case ItemFact.Unarchived back -> back.occurredAt();
            case ItemFact.Registered _,ItemFact.Revised _,ItemFact.KitDefined _ -> recordedAt;
        };
    }

    static Instant occurredAt(OrderFact fact, Instant recordedAt) {
        return switch (fact) {
            case OrderFact.Placed placed -> placed.occurredAt();
            case OrderFact.Paid paid -> paid.occurredAt();
            case OrderFact.Cancelled cancelled -> cancelled.occurredAt();
            case OrderFact.Contradicted contradicted -> contradicted.occurredAt();
            case OrderFact.Identified identified -> identified.occurredAt();
            case OrderFact.Absorbed absorbed -> absorbed.occurredAt();
            case OrderFact.Picked picked -> picked.occurredAt();
            case OrderFact.Packed packed -> packed.occurredAt();
            case OrderFact.Shipped shipped -> shipped.occurredAt();
            case OrderFact.Delivered delivered -> delivered.occurredAt();
            case OrderFact.ReturnRequested requested -> requested.occurredAt();
            case OrderFact.ReturnApproved approved -> approved.occurredAt();
            case OrderFact.ReturnDropped dropped -> dropped.occurredAt();
            case OrderFact.ReturnReceived received -> received.occurredAt();
            case OrderFact.ReturnInspected inspected -> inspected.occurredAt();
            case OrderFact.Refunded refunded -> refunded.occurredAt();
            case OrderFact.MoneyEntered entered -> entered.occurredAt();
            case OrderFact.MoneyContradicted told -> told.occurredAt();
            case OrderFact.CancelledButShipped told -> told.occurredAt();
            case OrderFact.LineUnmatched _,OrderFact.LineMatched _ -> recordedAt;
        };
    }
}
