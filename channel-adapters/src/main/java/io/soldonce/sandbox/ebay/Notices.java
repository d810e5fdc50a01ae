package io.soldonce.sandbox.ebay;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jooq.DSLContext;

import tools.jackson.databind.node.ObjectNode;

/// Writes down what is to be told, in the transaction in which it happened; [Deliveries] sends it.
///
/// One notification per order line, with ids and quantities only: neither SKU nor price.
final class Notices {
    static final String TOPIC = "ORDER_CONFIRMATION";

    private Notices() {}

    static void confirm(DSLContext tx, String account, Knobs knobs, String orderId, Instant now) {
        var subscriptions = tx.fetch("select s.subscription_id from ebay.subscription s join ebay.destination d using (destination_id)"
                + " where s.account = ? and s.topic = ? and s.status = 'ENABLED' and d.status = 'ENABLED'", account, TOPIC);
        if (subscriptions.isEmpty()) {
            return;
        }
        var order = Orders.find(tx, account, orderId).orElseThrow();
        var userId = tx.fetchSingle("select user_id from ebay.account where account = ?", account).get(0, String.class);
        for (var subscription : subscriptions) {
            for (var line : order.lines()) {
                var data = Json.object();
                data.putObject("user").put("userId", userId).put("username", account);
                data.putObject("order").put("orderId", orderId).putArray("orderLineItems").addObject()
                        .put("orderLineItemId", Long.toString(line.lineItemId())).put("listingId", Long.toString(line.listingId()))
                        .put("quantity", line.quantity());
                write(tx, account, knobs, subscription.get(0, UUID.class), data, now);
            }
        }
    }

    static void write(DSLContext tx, String account, Knobs knobs, UUID subscription, ObjectNode data, Instant now) {
        if (take(tx, account, knobs, Knob.NOTIFICATIONS_DROP)) {
            return;
        }
        int copies = take(tx, account, knobs, Knob.NOTIFICATIONS_DUPLICATE) ? 2 : 1;
        boolean isHeld = take(tx, account, knobs, Knob.NOTIFICATIONS_REORDER);
        boolean isForged = take(tx, account, knobs, Knob.NOTIFICATIONS_BAD_SIGNATURE);
        var due = now.plus(Duration.ofMillis(knobs.number(Knob.NOTIFICATIONS_LATE_MILLIS)));
        var id = UUID.randomUUID() + "_" + UUID.randomUUID();
        for (int i = 0; i < copies; i++) {
            tx.execute(
                    "insert into ebay.notification (subscription_id, notification_id, data, happened_at, due_at, turn, is_held, is_forged)"
                            + " values (?, ?, ?::jsonb, ?::timestamptz, ?::timestamptz, 0, ?, ?)",
                    subscription, id, data.toString(),
                    Listings.at(now), Listings.at(due), isHeld, isForged);
        }
        if (isHeld && KnobStore.of(tx, account).number(Knob.NOTIFICATIONS_REORDER) == 0) {
            release(tx, account);
        }
    }

    private static boolean take(DSLContext tx, String account, Knobs knobs, Knob knob) {
        return knobs.number(knob) > 0 && KnobStore.take(tx, account, knob);
    }

    /// Lets go of what is held, the last first.
    static void release(DSLContext tx, String account) {
        tx.execute("update ebay.notification n set is_held = false, turn = -n.number from ebay.subscription s"
                + " where s.subscription_id = n.subscription_id and s.account = ? and n.is_held", account);
    }
}
