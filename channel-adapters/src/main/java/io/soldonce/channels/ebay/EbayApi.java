package io.soldonce.channels.ebay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// eBay's interfaces over HTTP: one call, one answer, and every failure told as a [CallOutcome]. Repeats nothing, except once with a fresh
/// token what was turned away for the old one.
public final class EbayApi implements AutoCloseable {
    static final int CALLS_AT_ONCE = 8;
    static final String INVENTORY = "/sell/inventory/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What came back of a call that went well.
    ///
    /// @param location the header of that name, null when there is none
    record Answer(int status, JsonNode body, String location) {}

    private final EbayAccount account;
    private final Clock clock;
    private final EbayHttp http;
    private final EbayTokens tokens;

    public EbayApi(EbayAccount account, Clock clock) {
        this(account, clock, PATIENCE);
    }

    /// @param patience how long one call may take; a push of something new makes up to six
    public EbayApi(EbayAccount account, Clock clock, Duration patience) {
        this.account = account;
        this.clock = clock;
        this.http = new EbayHttp(patience, CALLS_AT_ONCE);
        this.tokens = new EbayTokens(account, http, clock);
    }

    EbayAccount account() {
        return account;
    }

    Clock clock() {
        return clock;
    }

    /// @param path with query, below the base address
    JsonNode get(String path) {
        return call("GET", account.api() + path, null, false, EbayTokens.For.SELLER).body();
    }

    /// Empty when eBay says, in its own words, that it knows no such thing. Any other 404 may come from anybody on the way.
    Optional<JsonNode> find(String path) {
        var address = account.api() + path;
        var answer = answer("GET", address, null, false, EbayTokens.For.SELLER);
        var said = answer.statusCode() == 404 ? EbayJson.text(body(answer, false, false).path("errors").path(0), "domain") : null;
        return said != null && said.startsWith("API_") ? Optional.empty() : Optional.of(taken(answer, false).body());
    }

    /// A question too long for an address.
    JsonNode ask(String path, JsonNode body) {
        return call("POST", account.api() + path, body, false, EbayTokens.For.SELLER).body();
    }

    Answer post(String path, JsonNode body) {
        return call("POST", account.api() + path, body, true, EbayTokens.For.SELLER);
    }

    Answer put(String path, JsonNode body) {
        return call("PUT", account.api() + path, body, true, EbayTokens.For.SELLER);
    }

    /// In the name of the application, not of the seller.
    Answer asApplication(String method, String path, JsonNode body) {
        return call(method, account.api() + path, body, !method.equals("GET"), EbayTokens.For.APPLICATION);
    }

    /// Who consented.
    JsonNode identity() {
        return call("GET", account.identity() + "/commerce/identity/v1/user/", null, false, EbayTokens.For.SELLER).body();
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }

    private Answer call(String method, String address, JsonNode body, boolean isWrite, EbayTokens.For whom) {
        return taken(answer(method, address, body, isWrite, whom), isWrite);
    }

    private HttpResponse<String> answer(String method, String address, JsonNode body, boolean isWrite, EbayTokens.For whom) {
        var token = tokens.token(whom);
        var answer = exchange(method, address, body, isWrite, token);
        if (answer.statusCode() != 401) {
            return answer;
        }
        tokens.forget(whom, token); // turned away at the door: nothing happened
        return exchange(method, address, body, isWrite, tokens.token(whom));
    }

    private Answer taken(HttpResponse<String> answer, boolean isWrite) {
        var isDone = answer.statusCode() >= 200 && answer.statusCode() < 300;
        var body = body(answer, isWrite, isDone);
        if (!isDone) {
            throw new ChannelFailure(EbayErrors.of(answer.statusCode(), body, answer.headers().firstValue("Retry-After").orElse(null),
                    isWrite, clock.instant()));
        }
        return new Answer(answer.statusCode(), body, answer.headers().firstValue("Location").orElse(null));
    }

    private HttpResponse<String> exchange(String method, String address, JsonNode body, boolean isWrite, String token) {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token)
                .header("Accept", "application/json").header("X-EBAY-C-MARKETPLACE-ID", account.marketplace())
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(EbayJson.write(
                                body)));
        if (body != null) {
            request.header("Content-Type", "application/json").header("Content-Language", account.site().language());
        }
        return http.send(request, isWrite);
    }

    private static JsonNode body(HttpResponse<String> answer, boolean isWrite, boolean isDone) {
        try {
            return EbayJson.read(answer.body());
        } catch (JacksonException notJson) {
            if (!isDone) {
                return EbayJson.read("");
            }
            var words = "the answer is no JSON: " + notJson.getOriginalMessage();
            throw new ChannelFailure(isWrite ? new CallOutcome.Unknown(words) : new CallOutcome.Transient("NOT_JSON", words));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
