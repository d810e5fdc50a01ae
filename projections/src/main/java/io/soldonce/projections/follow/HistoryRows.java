package io.soldonce.projections.follow;

import io.soldonce.channel.ChannelFact;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Movement;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.inline.Parameters;
import io.soldonce.values.OrderLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `history` and `movement`: every fact as a sentence, and every unit that moved.
final class HistoryRows {
    private static final String HISTORY = """
        insert into history (log_index, stream_id, kind, sku_key, channel, order_id, sentence, units, actor, source, provider_event_id,
               correlation, cause, event_id, occurred_at, recorded_at)
        select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
               ?::text[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])""";
    private static final String MOVEMENTS = """
        insert into movement (log_index, part, sku_key, change, from_bucket, to_bucket, quantity, location)
        select * from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[])""";

    private final Map<Class<?>, String> kinds;

    HistoryRows(EventCatalogue catalogue) {
        kinds = catalogue.entries().stream().collect(Collectors.toMap(EventCatalogue.Entry::type, EventCatalogue.Entry::name));
    }

    private record Line(Recorded event, String kind, String skuKey, String channel, String orderId, int units, Instant occurredAt) {}

    private record Moved(long index, int part, String skuKey, String change, Movement movement) {}

    void project(Connection connection, List<Recorded> events) throws SQLException {
        var lines = events.stream().map(this::line).toList();
        try (var statement = connection.prepareStatement(HISTORY)) {
            new Parameters(connection, statement).array("int8", lines, line -> line.event.index())
                    .array("text", lines, line -> line.event.stream()).array("text", lines, Line::kind).array("text", lines, Line::skuKey)
                    .array("text", lines, Line::channel).array("text", lines, Line::orderId)
                    .array("text", lines, line -> Sentences.of(line.event.event())).array("int4", lines, Line::units)
                    .array("text", lines, line -> line.event.provenance().actor())
                    .array("text", lines, line -> line.event.provenance().source())
                    .array("text", lines, line -> line.event.provenance().providerEventId())
                    .array("text", lines, line -> line.event.provenance().correlation())
                    .array("text", lines, line -> line.event.provenance().cause()).array("uuid", lines, line -> line.event.eventId())
                    .array("timestamptz", lines, line -> line.occurredAt.toString())
                    .array("timestamptz", lines, line -> line.event.recordedAt().toString());
            statement.executeUpdate();
        }
        var moved = movements(events);
        if (!moved.isEmpty()) {
            try (var statement = connection.prepareStatement(MOVEMENTS)) {
                new Parameters(connection, statement).array("int8", moved, Moved::index).array("int4", moved, Moved::part)
                        .array("text", moved, Moved::skuKey).array("text", moved, Moved::change)
                        .array("text", moved, row -> row.movement.from().name()).array("text", moved, row -> row.movement.to().name())
                        .array("int4", moved, row -> row.movement.quantity()).array("text", moved, row -> row.movement.location());
                statement.executeUpdate();
            }
        }
    }

    private Line line(Recorded event) {
        var kind = kinds.get(event.event().getClass());
        return switch (event.event()) {
            case ItemFact fact -> {
                var order = orderOf(fact);
                var moved = fact instanceof ItemFact.Moved m ? m : null;
                yield new Line(event, kind, fact.sku().key(), order == null ? null : order.channel().value(),
                        order == null ? null : order.orderId(), moved == null ? 0 : Sentences.effect(moved.movements()),
                        moved == null ? event.recordedAt() : moved.occurredAt());
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
            case ItemFact.UnitsReserved reserved -> reserved.order();
            case ItemFact.OversellDetected oversold -> oversold.order();
            default -> null;
        };
    }

    private static Instant occurredAt(OrderFact fact, Instant recordedAt) {
        return switch (fact) {
            case OrderFact.Placed placed -> placed.occurredAt();
            case OrderFact.Paid paid -> paid.occurredAt();
            case OrderFact.Cancelled cancelled -> cancelled.occurredAt();
            case OrderFact.Contradicted contradicted -> contradicted.occurredAt();
            case OrderFact.LineUnmatched _,OrderFact.LineMatched _ -> recordedAt;
        };
    }

    private static List<Moved> movements(List<Recorded> events) {
        var moved = new ArrayList<Moved>();
        for (var event : events) {
            if (event.event() instanceof ItemFact.Moved fact) {
                var part = 0;
                for (var movement : fact.movements()) {
                    moved.add(new Moved(event.index(), part++, fact.sku().key(), fact.change().name(), movement));
                }
            }
        }
        return moved;
    }
}
