package io.soldonce.sandbox.ebay;

import static io.soldonce.sandbox.ebay.Seller.NOTIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.soldonce.testing.Await;
import tools.jackson.databind.JsonNode;

/// Orders are told by signed messages, which may come late, twice, in another order, forged or not at all.
class NotificationsTest {
    private static final String TOKEN = "a-token-of-the-right-length-0123456789";

    /// What arrived.
    private record Message(String body, String signature) {
        JsonNode notification() {
            return Json.parse(body).path("notification");
        }

        String orderId() {
            return notification().path("data").path("order").path("orderId").asString();
        }
    }

    private final List<Message> inbox = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private Seller seller;
    private HttpServer receiver;
    private String knownToken = TOKEN;
    private String endpoint;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
        seller.list("CARD-1", 9);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/told";
        receiver.createContext("/told", this::receive);
        receiver.start();
    }

    @AfterEach
    void close() {
        seller.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var answer = new byte[0];
        int status = 200;
        if (exchange.getRequestMethod().equals("GET")) {
            var code = exchange.getRequestURI().getQuery().replace("challenge_code=", "");
            answer = ("{\"challengeResponse\":\"" + Destinations.expected(code, knownToken, endpoint) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
        } else if (refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            status = 500;
        } else {
            inbox.add(new Message(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("X-EBAY-SIGNATURE")));
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Seller.Reply destination() throws Exception {
        return seller.post(NOTIFY + "/destination", "{'name':'ledger','status':'ENABLED','deliveryConfig':{'endpoint':'" + endpoint
                + "','verificationToken':'" + TOKEN + "'}}");
    }

    private Seller.Reply subscription(String destination) throws Exception {
        return seller.post(NOTIFY + "/subscription", "{'topicId':'ORDER_CONFIRMATION','destinationId':'" + destination
                + "','status':'ENABLED','payload':{'format':'JSON','schemaVersion':'1.0','deliveryProtocol':'HTTPS'}}");
    }

    private void subscribe() throws Exception {
        assertThat(seller.put(NOTIFY + "/config", "{'alertEmail':'alerts@example.com'}").status()).isEqualTo(204);
        var made = destination();
        assertThat(made.status()).isEqualTo(201);
        var reply = subscription(made.location().substring(made.location().lastIndexOf('/') + 1));
        assertThat(reply.status()).isEqualTo(201);
    }

    private void arrived(int count) throws Exception {
        Await.until(count + " notifications", () -> inbox.size() >= count);
    }

    private boolean isGenuine(Message message) throws Exception {
        var header = Json.parse(Base64.getDecoder().decode(message.signature()));
        var key = seller.get(NOTIFY + "/public_key/" + header.path("kid").asString()).body();
        var bare = key.path("key").asString().replaceAll("-----[A-Z ]+-----", "");
        var signature = Signature.getInstance(key.path("digest").asString() + "withECDSA");
        signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(bare))));
        signature.update(message.body().getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(header.path("signature").asString()));
    }

    @Test
    void aPaidOrderIsToldWithASignatureAndWithoutSkuOrPrice() throws Exception {
        subscribe();
        var order = seller.orderOf("CARD-1", 2);
        arrived(1);
        var data = inbox.getFirst().notification().path("data");
        assertThat(inbox.getFirst().orderId()).isEqualTo(order);
        assertThat(data.path("order").path("orderLineItems").path(0).path("quantity").asInt()).isEqualTo(2);
        assertThat(data.path("order").path("orderLineItems").path(0).path("listingId").asString()).isEqualTo(seller.listingOf("CARD-1"));
        assertThat(data.toString()).doesNotContain("CARD-1", "392");
        assertThat(isGenuine(inbox.getFirst())).isTrue();
    }

    @Test
    void anUnpaidOrderIsToldWhenItIsPaid() throws Exception {
        subscribe();
        var unpaid = seller.post(seller.door("/purchases"), "{'sku':'CARD-1','quantity':1,'paid':false}").body().path("orderId").asString();
        var paid = seller.orderOf("CARD-1", 1);
        arrived(1);
        seller.post(seller.door("/orders/" + unpaid + "/payment"), "{}");
        arrived(2);
        assertThat(inbox).extracting(Message::orderId).containsExactly(paid, unpaid);
    }

    @Test
    void aReceiverThatFailsIsAskedAgainLater() throws Exception {
        subscribe();
        refusals.set(1);
        seller.orderOf("CARD-1", 1);
        Await.until("the first attempt", () -> refusals.get() == 0);
        seller.restart();
        seller.clock.pass(Duration.ofSeconds(30));
        arrived(1);
        assertThat(inbox.getFirst().notification().path("publishAttemptCount").asInt()).isEqualTo(2);
    }

    @Test
    void knobsDropDuplicateForgeAndDelay() throws Exception {
        subscribe();
        seller.knob("{'notificationsDrop':1}");
        seller.orderOf("CARD-1", 1);
        seller.knob("{'notificationsDuplicate':1}");
        var twice = seller.orderOf("CARD-1", 1);
        arrived(2);
        assertThat(inbox).extracting(Message::orderId).containsExactly(twice, twice);
        assertThat(inbox).extracting(message -> message.notification().path("notificationId").asString()).hasSize(2)
                .containsOnly(inbox.getFirst().notification().path("notificationId").asString());
        seller.knob("{'notificationsBadSignature':1}");
        seller.orderOf("CARD-1", 1);
        arrived(3);
        assertThat(isGenuine(inbox.get(2))).isFalse();
        seller.knob("{'notificationsLateMillis':60000}");
        seller.orderOf("CARD-1", 1);
        seller.knob("{'reset':true}");
        var prompt = seller.orderOf("CARD-1", 1);
        arrived(4);
        assertThat(inbox.get(3).orderId()).isEqualTo(prompt);
        seller.clock.pass(Duration.ofMinutes(1));
        arrived(5);
    }

    @Test
    void knobsTurnTheOrderRound() throws Exception {
        subscribe();
        seller.knob("{'notificationsReorder':2}");
        var first = seller.orderOf("CARD-1", 1);
        var second = seller.orderOf("CARD-1", 1);
        arrived(2);
        assertThat(inbox).extracting(Message::orderId).containsExactly(second, first);
    }

    @Test
    void anAddressThatDoesNotKnowItsTokenIsRefused() throws Exception {
        assertThat(destination().errorId()).isEqualTo(195003);
        seller.put(NOTIFY + "/config", "{'alertEmail':'alerts@example.com'}");
        knownToken = "another";
        var refused = destination();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errorId()).isEqualTo(195020);
        knownToken = TOKEN;
        assertThat(destination().status()).isEqualTo(201);
        assertThat(destination().errorId()).isEqualTo(195021);
    }

    @Test
    void aSubscriptionNeedsTheRightToReadOrders() throws Exception {
        subscribe();
        var listed = seller.get(NOTIFY + "/subscription").body().path("subscriptions").path(0);
        assertThat(subscription(listed.path("destinationId").asString()).errorId()).isEqualTo(195012);
        seller.post(NOTIFY + "/subscription/" + listed.path("subscriptionId").asString() + "/disable", null);
        seller.orderOf("CARD-1", 1);
        seller.post(NOTIFY + "/subscription/" + listed.path("subscriptionId").asString() + "/enable", null);
        assertThat(seller.post(NOTIFY + "/subscription/" + listed.path("subscriptionId").asString() + "/test", null).status())
                .isEqualTo(202);
        arrived(1);
        assertThat(inbox.getFirst().orderId()).isEqualTo("00-00000-00000");
        seller.token = seller.tokens("grant_type=refresh_token&refresh_token=refresh-1&scope="
                + Seller.form("https://api.ebay.com/oauth/api_scope")).body().path("access_token").asString();
        assertThat(subscription(listed.path("destinationId").asString()).errorId()).isEqualTo(195011);
    }
}
