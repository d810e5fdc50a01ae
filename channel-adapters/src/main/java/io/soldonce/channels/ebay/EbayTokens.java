package io.soldonce.channels.ebay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Access tokens, fetched when needed and kept until shortly before they expire: eBay counts the fetches, and a token lasts two hours.
final class EbayTokens {
    /// A token is for the seller, by his consent, or for the application itself.
    enum For {
        SELLER,
        APPLICATION
    }

    private record Token(String value, Instant until) {}

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final String APPLICATION_SCOPE = "https://api.ebay.com/oauth/api_scope";

    private final EbayAccount account;
    private final EbayHttp http;
    private final Clock clock;
    private final Map<For, Token> tokens = new EnumMap<>(For.class);
    private final ReentrantLock lock = new ReentrantLock(); // many wait for one fetch

    EbayTokens(EbayAccount account, EbayHttp http, Clock clock) {
        this.account = account;
        this.http = http;
        this.clock = clock;
    }

    /// @throws ChannelFailure `SessionLost` when the seller has to consent again
    String token(For whom) {
        lock.lock();
        try {
            var kept = tokens.get(whom);
            if (kept == null || !clock.instant().isBefore(kept.until())) {
                kept = fetch(whom);
                tokens.put(whom, kept);
            }
            return kept.value();
        } finally {
            lock.unlock();
        }
    }

    /// eBay no longer takes it; the next who asks gets another one.
    void forget(For whom, String token) {
        lock.lock();
        try {
            if (tokens.containsKey(whom) && tokens.get(whom).value().equals(token)) {
                tokens.remove(whom);
            }
        } finally {
            lock.unlock();
        }
    }

    private Token fetch(For whom) {
        var form = whom == For.SELLER
                ? "grant_type=refresh_token&refresh_token=" + URLEncoder.encode(account.refreshToken(), UTF_8)
                : "grant_type=client_credentials&scope=" + URLEncoder.encode(APPLICATION_SCOPE, UTF_8);
        var basic = Base64.getEncoder().encodeToString((account.clientId() + ":" + account.clientSecret()).getBytes(UTF_8));
        var answer = http.send(HttpRequest.newBuilder(URI.create(account.api() + "/identity/v1/oauth2/token"))
                .header("Authorization", "Basic " + basic).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)), false);
        var body = body(answer.body());
        if (answer.statusCode() != 200) {
            throw new ChannelFailure(EbayErrors.ofToken(answer.statusCode(), body, answer.headers().firstValue("Retry-After").orElse(null),
                    clock.instant()));
        }
        var value = EbayJson.text(body, "access_token");
        if (value == null) {
            throw new ChannelFailure(new CallOutcome.Transient("NO_TOKEN", "the token door answered without a token"));
        }
        var lasts = Duration.ofSeconds(EbayJson.number(body.path("expires_in"), 0));
        return new Token(value, clock.instant().plus(lasts).minus(EARLY));
    }

    private static JsonNode body(String text) {
        try {
            return EbayJson.read(text);
        } catch (JacksonException notJson) {
            return EbayJson.object().put("error", text.length() > 200 ? text.substring(0, 200) : text);
        }
    }
}
