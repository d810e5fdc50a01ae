package io.soldonce.channels.ebay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.soldonce.channels.ebay.EbayNotifications.Hint;
import io.soldonce.channels.ebay.EbayNotifications.Untrusted;
import io.soldonce.testing.Await;
import io.soldonce.values.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the sandbox to a door of ours and back.
class EbayNotificationsTest {
    private static final String TOKEN = "a-verification-token-of-more-than-32-characters";

    private final List<Hint> heard = new CopyOnWriteArrayList<>();
    private final List<String> calledAt = new CopyOnWriteArrayList<>();
    private final AtomicInteger untrusted = new AtomicInteger();
    private EbayMarketplace market;
    private EbayNotifications notifications;
    private HttpServer door;
    private URI address;

    @BeforeEach
    void open() throws IOException {
        market = new EbayMarketplace();
        notifications = new EbayNotifications(market.api());
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/hints", this::answer);
        door.start();
        address = URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/hints");
        market.shows("CARD-1", "Bramblekin", 3, Money.of("24.00", "USD"));
    }

    @AfterEach
    void close() {
        door.stop(0);
        market.close();
    }

    @Test
    void aSaleIsHintedAtOnceHoweverOftenItWasAskedFor() throws Exception {
        notifications.subscribe(address, TOKEN, "seller@example.com");
        notifications.subscribe(address, TOKEN, "seller@example.com");
        var orderId = market.buys("CARD-1", 1);
        Await.until("the hint", () -> !heard.isEmpty());
        assertThat(heard).extracting(Hint::orderIds).containsOnly(List.of(orderId));
        assertThat(heard).extracting(Hint::notificationId).hasSize(1);
        assertThat(market.sales().order(orderId).lines()).hasSize(1);
    }

    /// There is one subscription to a topic, and it pointed at the address of the last start.
    @Test
    void atANewAddressTheSubscriptionMovesThere() throws Exception {
        notifications.subscribe(address.resolve("/hints/of-the-last-start"), TOKEN, "seller@example.com");
        notifications.subscribe(address.resolve("/hints/of-this-start"), TOKEN, "seller@example.com");
        var orderId = market.buys("CARD-1", 1);
        Await.until("the hint", () -> !heard.isEmpty());
        assertThat(heard).extracting(Hint::orderIds).containsOnly(List.of(orderId));
        assertThat(calledAt).as("where it was told").containsOnly("/hints/of-this-start");
    }

    @Test
    void aForgedHintIsNotBelieved() throws Exception {
        notifications.subscribe(address, TOKEN, "seller@example.com");
        market.knobs("{\"notificationsBadSignature\":1}");
        market.buys("CARD-1", 1);
        Await.until("the forged one", () -> untrusted.get() > 0);
        assertThat(heard).isEmpty();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var body = call.getRequestBody().readAllBytes();
            if (call.getRequestMethod().equals("GET")) {
                var code = call.getRequestURI().getQuery().replace("challenge_code=", "");
                var words = ("{\"challengeResponse\":\""
                        + EbayNotifications.answerToChallenge(code, TOKEN, address.resolve(call.getRequestURI().getPath()))
                        + "\"}")
                        .getBytes(UTF_8);
                call.getResponseHeaders().add("Content-Type", "application/json");
                call.sendResponseHeaders(200, words.length);
                call.getResponseBody().write(words);
                return;
            }
            calledAt.add(call.getRequestURI().getPath());
            try {
                heard.add(notifications.read(call.getRequestHeaders().getFirst("X-EBAY-SIGNATURE"), body));
                call.sendResponseHeaders(204, -1);
            } catch (Untrusted forged) {
                untrusted.incrementAndGet();
                call.sendResponseHeaders(412, -1);
            }
        }
    }
}
