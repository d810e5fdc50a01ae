package io.soldonce.sandbox.ebay;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

import org.jooq.Record;

import tools.jackson.databind.node.ObjectNode;

/// What an application wants to be told about one seller. The only topic here is ORDER_CONFIRMATION.
///
/// Source: Commerce Notification API 1.6.2.
final class Subscriptions {
    private static final String COLUMNS = "select s.subscription_id, s.topic, s.destination_id, s.status, s.payload::text as payload,"
            + " s.created_at from ebay.subscription s where s.client_id = ? and s.account = ?";

    private final Deliveries deliveries;

    Subscriptions(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    static Answer topic(Call call) {
        if (!Notices.TOPIC.equals(call.variable("topic"))) {
            throw EbayError.notification(404, 195005, "The specified topic id does not exist.").refusal();
        }
        var topic = Json.object().put("topicId", Notices.TOPIC).put("description", "An order was completed.").put("status", "ENABLED")
                .put("context", "USER").put("scope", "USER").put("filterable", false);
        topic.putArray("authorizationScopes").add(Access.scope("sell.fulfillment"));
        topic.putArray("supportedPayloads").addObject().put("schemaVersion", "1.0").put("deliveryProtocol", "HTTPS")
                .put("deprecated", false)
                .putArray("format").add("JSON");
        return Answer.ok(topic);
    }

    static Answer create(Call call) {
        var body = call.body();
        var topic = Json.text(body, "topicId");
        check(call, body);
        if (!Notices.TOPIC.equals(topic)) {
            throw EbayError.notification(400, 195027, "Invalid or missing topic id.").refusal();
        }
        boolean isAllowed = call.caller().isUser() && call.caller().scopes().stream()
                .anyMatch(scope -> scope.startsWith(Access.scope("sell.fulfillment")));
        if (!isAllowed) {
            throw EbayError.notification(403, 195011, "Not authorized for this topic.").refusal();
        }
        Destinations.requireConfig(call);
        var id = UUID.randomUUID();
        int made = call.db().execute("insert into ebay.subscription (subscription_id, client_id, account, topic, destination_id, status,"
                + " payload, created_at) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::timestamptz) on conflict do nothing", id,
                Destinations.client(call), call.account(), topic, Destinations.uuid(Json.text(body, "destinationId")),
                Json.text(body, "status"), body.path("payload").toString(), Listings.at(call.now()));
        if (made == 0) {
            throw EbayError.notification(409, 195012, "Subscription already exists").refusal();
        }
        return new Answer(201, Json.object(), Map.of("Location", call.url() + "/" + id));
    }

    static Answer replace(Call call) {
        var body = call.body();
        find(call);
        check(call, body);
        call.db().execute("update ebay.subscription set destination_id = ?, status = ?, payload = ?::jsonb where subscription_id = ?",
                Destinations.uuid(Json.text(body, "destinationId")), Json.text(body, "status"), body.path("payload").toString(), id(call));
        return Answer.empty(204);
    }

    private static void check(Call call, ObjectNode body) {
        var status = Json.text(body, "status");
        if (!"ENABLED".equals(status) && !"DISABLED".equals(status)) {
            throw EbayError.notification(400, 195006, "Invalid or missing subscription status.").refusal();
        }
        var destination = call.db().fetchOptional("select status from ebay.destination where client_id = ? and destination_id = ?",
                Destinations.client(call), Destinations.uuid(String.valueOf(Json.text(body, "destinationId"))))
                .orElseThrow(() -> EbayError.notification(400, 195007, "Invalid or missing destination id.").refusal());
        if (!"1.0".equals(Json.text(body, "payload", "schemaVersion"))) {
            throw EbayError.notification(400, 195008, "Invalid or missing schema version.").refusal();
        }
        if (!"JSON".equals(Json.text(body, "payload", "format"))) {
            throw EbayError.notification(400, 195009, "Specified format is not supported for the topic.").refusal();
        }
        if (!"HTTPS".equals(Json.text(body, "payload", "deliveryProtocol"))) {
            throw EbayError.notification(400, 195010, "Invalid or missing protocol").refusal();
        }
        if (status.equals("ENABLED") && !"ENABLED".equals(destination.get(0, String.class))) {
            throw EbayError.notification(409, 195015, "The subscription cannot be enabled since the destination is not enabled.").refusal();
        }
    }

    static Answer list(Call call) {
        var page = Json.object().put("href", call.url()).put("limit", 20);
        var entries = page.putArray("subscriptions");
        call.db().fetch(COLUMNS + " order by s.created_at", Destinations.client(call), call.account())
                .forEach(row -> entries.add(json(row)));
        return Answer.ok(page.put("total", entries.size()));
    }

    static Answer get(Call call) {
        return Answer.ok(json(find(call)));
    }

    static Answer delete(Call call) {
        find(call);
        call.db().execute("delete from ebay.subscription where subscription_id = ?", id(call));
        return Answer.empty(204);
    }

    static Answer enable(Call call) {
        return turn(call, "ENABLED");
    }

    static Answer disable(Call call) {
        return turn(call, "DISABLED");
    }

    private static Answer turn(Call call, String status) {
        find(call);
        call.db().execute("update ebay.subscription set status = ? where subscription_id = ?", status, id(call));
        return Answer.empty(204);
    }

    /// Sends an order that never was.
    Answer test(Call call) {
        find(call);
        var data = Json.object();
        data.putObject("user").put("userId", "U-" + call.account()).put("username", call.account());
        data.putObject("order").put("orderId", "00-00000-00000").putArray("orderLineItems").addObject().put("orderLineItemId", "1")
                .put("listingId", "1").put("quantity", 1);
        Notices.write(call.db(), call.caller().owner(), Knobs.NONE, id(call), data, call.now());
        deliveries.wake();
        return Answer.empty(202);
    }

    private static UUID id(Call call) {
        return Destinations.uuid(call.variable("id"));
    }

    private static Record find(Call call) {
        return call.db().fetchOptional(COLUMNS + " and s.subscription_id = ?", Destinations.client(call), call.account(), id(call))
                .orElseThrow(() -> EbayError.notification(404, 195013, "The subscription id does not exist.").refusal());
    }

    private static ObjectNode json(Record row) {
        return Json.object().put("subscriptionId", row.get("subscription_id", String.class)).put("topicId", row.get("topic", String.class))
                .put("destinationId", row.get("destination_id", String.class)).put("status", row.get("status", String.class))
                .put("creationDate", Json.instant(row.get("created_at", OffsetDateTime.class).toInstant()))
                .set("payload", Json.parse(row.get("payload", String.class)));
    }
}
