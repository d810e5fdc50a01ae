package io.soldonce.channels.ebay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.soldonce.channels.ebay.EbayNotifications.Hint;
import io.soldonce.channels.ebay.EbayNotifications.Untrusted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With real keys, and a server that hands out the public ones as eBay does.
class EbaySignaturesTest {
    private static final byte[] BODY = """
        {"metadata":{"topic":"ORDER_CONFIRMATION","schemaVersion":"1.0","deprecated":false},"notification":{"notificationId":"n-1",
        "data":{"order":{"orderId":"12-00345-67890","orderLineItems":[{"orderLineItemId":"1","listingId":"2","quantity":1}]}}}}"""
            .getBytes(UTF_8);

    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private final KeyPair ebays = pair();
    private HttpServer server;
    private EbayApi api;
    private EbayNotifications notifications;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/identity/v1/oauth2/token", call -> answer(call, 200, "{\"access_token\":\"t\",\"expires_in\":7200}"));
        server.createContext("/commerce/notification/v1/public_key/", call -> {
            fetched.incrementAndGet();
            var key = keys.get(call.getRequestURI().getPath().replaceAll(".*/", ""));
            answer(call, key == null ? 404 : 200, key == null ? "{\"errors\":[{\"errorId\":195001}]}" : key);
        });
        server.start();
        var properties = new Properties();
        properties.putAll(Map.of("api", "http://127.0.0.1:" + server.getAddress().getPort(), "clientId", "a", "clientSecret", "b",
                "refreshToken", "c", "marketplace", "EBAY_US", "seller", "bramble_cards"));
        api = new EbayApi(EbayAccount.of(properties), Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC),
                Duration.ofSeconds(10));
        notifications = new EbayNotifications(api);
        keys.put("key-1", key(ebays, "SHA1"));
        keys.put("key-2", key(ebays, "SHA256"));
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-1 SHA1withECDSA", "key-2 SHA256withECDSA"})
    void whatEbaySignedIsBelievedWithTheDigestThatItsKeyNames(String signing) {
        var parts = signing.split(" ", 2);
        assertThat(notifications.read(header(parts[0], parts[1], ebays, BODY), BODY))
                .isEqualTo(new Hint("n-1", "ORDER_CONFIRMATION", List.of("12-00345-67890")));
    }

    @Test
    void anotherBodyAnotherKeyAndNoSignatureAreNotBelieved() {
        var changed = new String(BODY, UTF_8).replace("67890", "67891").getBytes(UTF_8);
        assertUntrusted(header("key-1", "SHA1withECDSA", ebays, BODY), changed);
        assertUntrusted(header("key-1", "SHA1withECDSA", pair(), BODY), BODY);
        assertUntrusted(header("key-unknown", "SHA1withECDSA", ebays, BODY), BODY);
        assertUntrusted(header("../../identity", "SHA1withECDSA", ebays, BODY), BODY);
        assertUntrusted(null, BODY);
        assertUntrusted("no base64!", BODY);
        assertUntrusted(Base64.getEncoder().encodeToString("{}".getBytes(UTF_8)), BODY);
    }

    @Test
    void aKeyIsFetchedOnceAndStrangersCanNotMakeUsAskForEver() {
        var header = header("key-1", "SHA1withECDSA", ebays, BODY);
        for (int again = 0; again < 5; again++) {
            notifications.read(header, BODY);
        }
        assertThat(fetched).hasValue(1);
        for (int number = 0; number < 200; number++) {
            assertUntrusted(header("made-up-" + number, "SHA1withECDSA", ebays, BODY), BODY);
        }
        assertThat(fetched).hasValueLessThan(60);
        notifications.read(header, BODY);
    }

    @Test
    void theChallengeIsAnsweredWithTheDigestOfCodeTokenAndAddress() {
        assertThat(EbayNotifications.answerToChallenge("a", "b", URI.create("https://c")))
                .isEqualTo("cceab0a25989ba4c61bd45b3e29be2e293d0d0022d29488144b318c83017ee98");
    }

    private void assertUntrusted(String header, byte[] body) {
        assertThatThrownBy(() -> notifications.read(header, body)).isInstanceOf(Untrusted.class);
    }

    private static String header(String keyId, String algorithm, KeyPair pair, byte[] body) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(body);
            var header = EbayJson.object().put("alg", "ecdsa").put("kid", keyId).put("digest", "SHA1").put("signature",
                    Base64.getEncoder().encodeToString(signature.sign()));
            return Base64.getEncoder().encodeToString(EbayJson.write(header).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String key(KeyPair pair, String digest) {
        return EbayJson.write(EbayJson.object().put("algorithm", "ECDSA").put("digest", digest).put("key", "-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "-----END PUBLIC KEY-----"));
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(status, body.getBytes(UTF_8).length);
            call.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
