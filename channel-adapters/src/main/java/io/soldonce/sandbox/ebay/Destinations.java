package io.soldonce.sandbox.ebay;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.jooq.Record;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Where an application wants its notifications. A new address must answer a challenge first.
///
/// Source: Commerce Notification API 1.6.2. eBay takes HTTPS addresses only; this server takes HTTP too, being on the same machine.
final class Destinations {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String COLUMNS = "select destination_id, name, endpoint, verification_token, status from ebay.destination";

    private final HttpClient http;

    Destinations(HttpClient http) {
        this.http = http;
    }

    static Answer config(Call call) {
        return Answer.ok(call.db().fetchOptional("select alert_email from ebay.notification_config where client_id = ?", client(call))
                .map(row -> Json.object().put("alertEmail", row.get(0, String.class)))
                .orElseThrow(() -> EbayError.notification(404, 195026, "Configuration Not Found.").refusal()));
    }

    static Answer configure(Call call) {
        var email = Json.text(call.body(), "alertEmail");
        if (email == null || !email.contains("@")) {
            throw EbayError.notification(400, 195025, "Invalid or missing email.").refusal();
        }
        call.db().execute("insert into ebay.notification_config (client_id, alert_email) values (?, ?)"
                + " on conflict (client_id) do update set alert_email = excluded.alert_email", client(call), email);
        return Answer.empty(204);
    }

    Answer create(Call call) {
        var body = checked(call);
        requireConfig(call);
        var endpoint = Json.text(body, "deliveryConfig", "endpoint");
        if (!call.db().fetch("select from ebay.destination where client_id = ? and endpoint = ?", client(call), endpoint).isEmpty()) {
            throw EbayError.notification(409, 195021, "Destination exists for this endpoint").refusal();
        }
        challenge(endpoint, Json.text(body, "deliveryConfig", "verificationToken"));
        var id = UUID.randomUUID();
        call.db().execute("insert into ebay.destination (destination_id, client_id, name, endpoint, verification_token, status)"
                + " values (?, ?, ?, ?, ?, ?)", id, client(call), Json.text(body, "name"), endpoint,
                Json.text(body, "deliveryConfig", "verificationToken"), Json.text(body, "status"));
        return new Answer(201, Json.object(), Map.of("Location", call.url() + "/" + id));
    }

    Answer replace(Call call) {
        var body = checked(call);
        find(call);
        challenge(Json.text(body, "deliveryConfig", "endpoint"), Json.text(body, "deliveryConfig", "verificationToken"));
        call.db().execute("update ebay.destination set name = ?, endpoint = ?, verification_token = ?, status = ? where destination_id = ?",
                Json.text(body, "name"), Json.text(body, "deliveryConfig", "endpoint"),
                Json.text(body, "deliveryConfig", "verificationToken"), Json.text(body, "status"), uuid(call.variable("id")));
        return Answer.empty(204);
    }

    static void requireConfig(Call call) {
        if (call.db().fetch("select from ebay.notification_config where client_id = ?", client(call)).isEmpty()) {
            throw EbayError.notification(409, 195003, "Please provide configurations required for notifications. Refer to /config")
                    .refusal();
        }
    }

    private static ObjectNode checked(Call call) {
        var body = call.body();
        var name = Json.text(body, "name");
        var endpoint = Json.text(body, "deliveryConfig", "endpoint");
        var token = Json.text(body, "deliveryConfig", "verificationToken");
        if (name == null || name.isEmpty() || name.length() > 64) {
            throw EbayError.notification(400, 195016, "Invalid name. Markups or lengths greater than 64 not supported").refusal();
        }
        if (endpoint == null || !endpoint.matches("https?://[!-~]+")) {
            throw EbayError.notification(400, 195017, "Invalid or missing endpoint.").refusal();
        }
        if (!"ENABLED".equals(Json.text(body, "status")) && !"DISABLED".equals(Json.text(body, "status"))) {
            throw EbayError.notification(400, 195018, "Invalid or missing destination status. Supported values:[ENABLED,DISABLED]")
                    .refusal();
        }
        if (token == null || !token.matches("[A-Za-z0-9_-]{32,80}")) {
            throw EbayError.notification(400, 195019, "Invalid or missing verification token for this endpoint.").refusal();
        }
        return body;
    }

    /// The address must know its token: it answers the hex SHA-256 of challenge, token and address.
    private void challenge(String endpoint, String token) {
        var code = UUID.randomUUID().toString();
        try {
            var uri = URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + "challenge_code="
                    + URLEncoder.encode(code, StandardCharsets.UTF_8));
            var reply = http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build(), BodyHandlers.ofString());
            if (reply.statusCode() == 200
                    && expected(code, token, endpoint).equals(Json.text(Json.parse(reply.body()), "challengeResponse"))) {
                return;
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
        throw failed(null);
    }

    private static EbayRefusal failed(Exception cause) {
        var refusal = EbayError.notification(409, 195020, "Challenge verification failed for requested endpoint").refusal();
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }

    static String expected(String code, String token, String endpoint) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest((code + token + endpoint)
                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime has no SHA-256.", e);
        }
    }

    static Answer list(Call call) {
        var page = Json.object().put("href", call.url()).put("limit", 20);
        var entries = page.putArray("destinations");
        call.db().fetch(COLUMNS + " where client_id = ? order by name", client(call)).forEach(row -> entries.add(json(row)));
        return Answer.ok(page.put("total", entries.size()));
    }

    static Answer get(Call call) {
        return Answer.ok(json(find(call)));
    }

    static Answer delete(Call call) {
        find(call);
        if (!call.db().fetch("select from ebay.subscription where destination_id = ?", uuid(call.variable("id"))).isEmpty()) {
            throw EbayError.notification(409, 195022, "Destination is in use and cannot be disabled or deleted.").refusal();
        }
        call.db().execute("delete from ebay.destination where destination_id = ?", uuid(call.variable("id")));
        return Answer.empty(204);
    }

    private static Record find(Call call) {
        return call.db().fetchOptional(COLUMNS + " where client_id = ? and destination_id = ?", client(call), uuid(call.variable("id")))
                .orElseThrow(() -> EbayError.notification(404, 195004, "The specified destination id does not exist.").refusal());
    }

    /// A text that is no id becomes one that nothing has.
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    static String client(Call call) {
        return call.caller().clientId();
    }

    private static ObjectNode json(Record row) {
        var json = Json.object().put("destinationId", row.get("destination_id", String.class)).put("name", row.get("name", String.class))
                .put("status", row.get("status", String.class));
        json.putObject("deliveryConfig").put("endpoint", row.get("endpoint", String.class)).put("verificationToken",
                row.get("verification_token", String.class));
        return json;
    }
}
