package io.soldonce.app.imports;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.channels.orders.OrderRow;
import io.soldonce.channels.orders.OrderRow.Status;
import io.soldonce.channels.orders.OrdersCsv;
import io.soldonce.channels.orders.OrdersCsv.OrderTold;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.reconciler.sales.ProvisionalOrders;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// A marketplace's orders from a file: recorded as facts, whatever is left of the items.
@Component
public class OrdersImport {
    private final RawInputs raw;
    private final WhatnotOrders whatnot;
    private final ProvisionalOrders provisional;
    private final AppendLane lane;
    private final Clock clock;

    OrdersImport(RawInputs raw, WhatnotOrders whatnot, ProvisionalOrders provisional, AppendLane lane, Clock clock) {
        this.raw = raw;
        this.whatnot = whatnot;
        this.provisional = provisional;
        this.lane = lane;
        this.clock = clock;
    }

    /// What the file came to.
    ///
    /// @param input    id of the stored raw file
    /// @param orders   in the order of the file
    /// @param troubles rows that were not recorded
    public record Report(UUID input, int rows, List<Told> orders, List<RowTrouble> troubles) {
        public Report {
            orders = List.copyOf(orders);
            troubles = List.copyOf(troubles);
        }
    }

    /// What one order came to.
    ///
    /// @param line      of the file, where it begins
    /// @param status    `recorded`, `unchanged`, `contradicted` (told before with other content, queued) or `failed`
    /// @param unmatched ids of lines that are no item we know
    /// @param oversold  items sold that were not there
    public record Told(String orderId, long line, String status, List<String> unmatched, Object oversold) {
        public Told {
            unmatched = List.copyOf(unmatched);
        }
    }

    private record Outcomes(OrderTold order, Outcome cancelled, Outcome placed) {}

    /// Imports the orders of one channel.
    ///
    /// @throws CsvRefused when the file as a whole can not be read; then nothing was recorded
    public Report orders(ChannelId channel, byte[] file, Provenance provenance) throws CsvRefused {
        var input = raw.store("orders.csv", channel.value(), "text/csv", file, provenance.actor());
        var parsed = OrdersCsv.parse(whatnot.readable(channel, file));
        var flow = new Flow(lane, provenance, false);
        var now = clock.instant();
        var tellings = provisional.tellings(channel);
        var outcomes = flow.each(parsed.good(), Progress.NOBODY, order -> tell(flow, channel, order, tellings, now));
        var troubles = new ArrayList<>(parsed.troubles());
        outcomes.stream().flatMap(told -> Stream.of(told.cancelled(), told.placed()).filter(Objects::nonNull)
                .map(outcome -> RowOutcome.trouble(outcome, told.order().firstLine(), "order_id", "", ""))).filter(Objects::nonNull)
                .forEach(troubles::add);
        return new Report(input, parsed.rows(), outcomes.stream().map(OrdersImport::told).toList(), troubles);
    }

    /// What is cancelled is said first: then placing the order takes no unit that it must give back at once.
    private CompletableFuture<Outcomes> tell(Flow flow, ChannelId channel, OrderTold order, Function<OrderAction.Place, Object> tellings,
            Instant now) {
        var lines = whatnot.matched(channel, OrderLines.named(order.rows().stream()
                .map(row -> new OrderLines.Told(row.lineId(), row.sku(), row.title(), row.quantity(), row.price())).toList()));
        var at = order.rows().stream().map(OrderRow::placedAt).filter(Objects::nonNull).findFirst().orElse(now);
        var paid = order.rows().stream().anyMatch(row -> row.status() == Status.PAID);
        var place = tellings.apply(new OrderAction.Place(channel, order.orderId(), lines, paid, at));
        var cancelled = cancelled(order, lines);
        if (cancelled.isEmpty()) {
            return flow.submit(place, null).thenApply(outcome -> new Outcomes(order, null, outcome));
        }
        var whole = cancelled.size() == lines.size() ? List.<String>of() : cancelled;
        return flow.submit(new OrderAction.Cancel(channel, order.orderId(), whole, "cancelled on " + channel, now), null)
                .thenCompose(first -> flow.submit(place, null).thenApply(second -> new Outcomes(order, first, second)));
    }

    private static List<String> cancelled(OrderTold order, List<Line> lines) {
        var cancelled = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            if (order.rows().get(i).status() == Status.CANCELLED) {
                cancelled.add(lines.get(i).lineId());
            }
        }
        return cancelled;
    }

    private static Told told(Outcomes outcomes) {
        var order = outcomes.order();
        if (!(outcomes.placed() instanceof Outcome.Done placed)) {
            return new Told(order.orderId(), order.firstLine(), "failed", List.of(), List.of());
        }
        var status = String.valueOf(placed.answer().get("status"));
        var isCancelledNow = outcomes.cancelled() != null && RowOutcome.changed(outcomes.cancelled());
        var unmatched = new ArrayList<String>();
        if (placed.answer().get("lines") instanceof List<?> lines) {
            lines.forEach(line -> {
                if (line instanceof Map<?, ?> fields && Boolean.FALSE.equals(fields.get("matched"))) {
                    unmatched.add(String.valueOf(fields.get("lineId")));
                }
            });
        }
        return new Told(order.orderId(), order.firstLine(), status.equals("unchanged") && isCancelledNow ? "recorded" : status, unmatched,
                placed.answer().get("oversold"));
    }
}
