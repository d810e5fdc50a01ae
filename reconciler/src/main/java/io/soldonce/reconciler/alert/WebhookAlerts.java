package io.soldonce.reconciler.alert;

import io.soldonce.values.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Alerts as a JSON POST: `key`, `subject`, `body`, `raisedAt`, and `text` with all of it, which chat programs show.
public final class WebhookAlerts implements AlertDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private final HttpClient http;
    private final JsonMapper json = new JsonMapper();

    /// @param address http or https; its path is often a secret, so no message shows it
    public WebhookAlerts(URI address) {
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException("not a webhook's address; write https://host/path");
        }
        this.address = address;
        this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public void send(Alert alert) throws AlertFailed {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body(alert)))).build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() < 200 || answer.statusCode() > 299) {
                throw new AlertFailed("the webhook at " + address.getHost() + " answered " + answer.statusCode() + " "
                        + Text.shown(answer.body()), null);
            }
        } catch (IOException broken) {
            throw new AlertFailed("the webhook at " + address.getHost() + " could not be reached: " + broken, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AlertFailed("stopped while the webhook at " + address.getHost() + " was told", stopped);
        }
    }

    private static Map<String, String> body(Alert alert) {
        var body = new LinkedHashMap<String, String>();
        body.put("key", alert.key());
        body.put("subject", alert.subject());
        body.put("body", alert.body());
        body.put("raisedAt", alert.raisedAt().toString());
        body.put("text", alert.subject() + ": " + alert.body());
        return body;
    }
}
