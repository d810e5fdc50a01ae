package io.soldonce.channels.ebay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// eBay's notifications of orders: asks for them, proves that the address is ours, and reads those that eBay signed. Each is only a hint: it
/// names an order, which is then read (Notification API 1.6.2).
public final class EbayNotifications {
    /// An order may be told of often, and long after; the same notification too.
    ///
    /// @param notificationId the same whenever the same one comes again
    public record Hint(String notificationId, String topic, List<String> orderIds) {}

    /// Nobody knows who sent it.
    public static final class Untrusted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Untrusted(String why) {
            super(why);
        }
    }

    private static final String BASE = "/commerce/notification/v1";
    private static final String TOPIC = "ORDER_CONFIRMATION";
    private static final String NAME = "Sold Once";

    private final EbayApi api;
    private final EbaySignatures signatures;

    public EbayNotifications(EbayApi api) {
        this.api = api;
        this.signatures = new EbaySignatures(api);
    }

    /// Makes eBay tell of orders at an address. Any number of times: what is there already stays.
    ///
    /// @param  endpoint          public https address; must answer eBay's challenge before this is called
    /// @param  verificationToken 32 to 80 of letters, digits, `_` and `-`; the same that answers the challenge
    /// @param  alertEmail        where eBay writes to when the address does not answer
    /// @throws ChannelFailure    when eBay does not take it
    public void subscribe(URI endpoint, String verificationToken, String alertEmail) {
        EbayReads.understood(() -> {
            configure(alertEmail);
            subscribed(destination(endpoint, verificationToken));
            return null;
        });
    }

    /// What eBay wants to hear when it asks an address with `?challenge_code=...`.
    ///
    /// @return to be sent as `{"challengeResponse":"..."}`
    public static String answerToChallenge(String challengeCode, String verificationToken, URI endpoint) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((challengeCode + verificationToken + endpoint).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param  signature      the header X-EBAY-SIGNATURE, null when there was none
    /// @param  body           the very bytes that came
    /// @throws Untrusted      when eBay did not sign it
    /// @throws ChannelFailure when eBay's key can not be had just now; let the sender come again
    public Hint read(String signature, byte[] body) {
        signatures.check(signature, body);
        try {
            return hint(EbayJson.read(new String(body, UTF_8)));
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("eBay signed a notification that is no JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    /// Pure.
    ///
    /// @throws IllegalArgumentException when it has no id
    static Hint hint(JsonNode body) {
        var notification = body.path("notification");
        var id = EbayJson.text(notification, "notificationId");
        var topic = EbayJson.text(body, "metadata", "topic");
        if (id == null || topic == null) {
            throw new IllegalArgumentException("eBay's notification has no notificationId or no topic");
        }
        var orderId = EbayJson.text(notification, "data", "order", "orderId");
        return new Hint(id, topic, orderId == null ? List.of() : List.of(orderId));
    }

    private void configure(String alertEmail) {
        var isThere = isThere(BASE + "/config", "alertEmail", alertEmail);
        if (!isThere) {
            api.asApplication("PUT", BASE + "/config", EbayJson.object().put("alertEmail", alertEmail));
        }
    }

    private boolean isThere(String path, String name, String value) {
        try {
            return value.equals(EbayJson.text(api.asApplication("GET", path, null).body(), name));
        } catch (ChannelFailure failed) {
            if (failed.outcome() instanceof CallOutcome.Refused) {
                return false;
            }
            throw failed;
        }
    }

    private String destination(URI endpoint, String verificationToken) {
        var wished = EbayJson.object().put("name", NAME).put("status", "ENABLED");
        wished.set("deliveryConfig", EbayJson.object().put("endpoint", endpoint.toString()).put("verificationToken", verificationToken));
        for (var there : listed("/destination", "destinations", true)) {
            if (endpoint.toString().equals(EbayJson.text(there, "deliveryConfig", "endpoint"))) {
                var id = EbayJson.text(there, "destinationId");
                var token = EbayJson.text(there, "deliveryConfig", "verificationToken");
                if (!"ENABLED".equals(EbayJson.text(there, "status")) || (token != null && !token.equals(verificationToken))) {
                    api.asApplication("PUT", BASE + "/destination/" + EbayApi.encoded(id), wished);
                }
                return id;
            }
        }
        return madeId(api.asApplication("POST", BASE + "/destination", wished), "destinationId");
    }

    /// There is one subscription to a topic: one to an address we no longer have is moved here.
    private void subscribed(String destinationId) {
        for (var there : listed("/subscription", "subscriptions", false)) {
            if (TOPIC.equals(EbayJson.text(there, "topicId"))) {
                var path = BASE + "/subscription/" + EbayApi.encoded(EbayJson.text(there, "subscriptionId"));
                if (!destinationId.equals(EbayJson.text(there, "destinationId"))) {
                    var moved = subscription(destinationId);
                    moved.remove("topicId");
                    api.put(path, moved);
                } else if (!"ENABLED".equals(EbayJson.text(there, "status"))) {
                    api.post(path + "/enable", null);
                }
                return;
            }
        }
        api.post(BASE + "/subscription", subscription(destinationId));
    }

    private static ObjectNode subscription(String destinationId) {
        var wished = EbayJson.object().put("topicId", TOPIC).put("destinationId", destinationId).put("status", "ENABLED");
        wished.set("payload", EbayJson.object().put("format", "JSON").put("schemaVersion", "1.0").put("deliveryProtocol", "HTTPS"));
        return wished;
    }

    /// The first hundred: an application has one destination for each of its addresses.
    private List<JsonNode> listed(String path, String name, boolean isApplication) {
        var address = BASE + path + "?limit=100";
        return EbayJson.elements((isApplication ? api.asApplication("GET", address, null).body() : api.get(address)).path(name));
    }

    /// The id of what was made: in the body, or at the end of the address it was given.
    private static String madeId(EbayApi.Answer answer, String name) {
        var told = EbayJson.text(answer.body(), name);
        if (told != null || answer.location() == null) {
            return told;
        }
        return answer.location().substring(answer.location().lastIndexOf('/') + 1);
    }
}
