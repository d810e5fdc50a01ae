package io.soldonce.app.sandbox;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.security.Problem;
import io.soldonce.values.ChannelId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a tester does on a sandbox marketplace, told to it over HTTP as everything else is. There are none in a real installation.
public class SandboxCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<SandboxDoors> doors;
    private final DataDirectory directory;
    private final JsonMapper json;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1)
            .build();

    public SandboxCalls(ObjectProvider<SandboxDoors> doors, DataDirectory directory, JsonMapper json) {
        this.doors = doors;
        this.directory = directory;
        this.json = json;
    }

    /// What the sandbox said.
    public record Said(HttpStatus status, JsonNode body) {}

    public boolean isSandbox(ChannelId channel) {
        return account(channel).isPresent();
    }

    /// @param path below the account, its parts encoded by [#part(String)]
    /// @throws Problem when there is no such sandbox, it did not answer, or it said no
    public Said get(ChannelId channel, String path) {
        return call(channel, path, request -> request.GET());
    }

    /// Likewise.
    public Said post(ChannelId channel, String path, Map<String, Object> body) {
        var text = json.writeValueAsString(body);
        return call(channel, path, request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(text)));
    }

    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Optional<URI> account(ChannelId channel) {
        if (!"sandbox".equals(directory.kind())) {
            return Optional.empty();
        }
        return Optional.ofNullable(doors.getIfAvailable()).flatMap(known -> known.accountOf(channel));
    }

    private Said call(ChannelId channel, String path, UnaryOperator<HttpRequest.Builder> verb) {
        var account = account(channel).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "SANDBOX_UNKNOWN",
                "there is no sandbox marketplace behind " + channel, "the path",
                "only a sandbox installation has them, and only for channels of a kind that has one"));
        var request = verb.apply(HttpRequest.newBuilder(URI.create(account + path)).timeout(PATIENCE)).build();
        try {
            return said(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new Problem(HttpStatus.BAD_GATEWAY, "SANDBOX_AWAY", "the sandbox marketplace of " + channel + " did not answer", null,
                    "try again; if it stays away, restart with ./soldonce start");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "SANDBOX_AWAY", "the wait for the sandbox was broken off", null, "try again");
        }
    }

    private Said said(HttpResponse<String> answer) {
        var status = Optional.ofNullable(HttpStatus.resolve(answer.statusCode())).orElse(HttpStatus.BAD_GATEWAY);
        var body = read(answer.body());
        if (status.is2xxSuccessful()) {
            return new Said(status, body);
        }
        var details = new LinkedHashMap<String, Object>();
        body.properties().forEach(member -> details.put(member.getKey(), member.getValue()));
        var words = body.path("error").asString("the sandbox answered " + answer.statusCode());
        throw new Problem(status.is4xxClientError() ? status : HttpStatus.BAD_GATEWAY,
                status == HttpStatus.CONFLICT ? "SANDBOX_CONFLICT" : "SANDBOX_REFUSED", words, null,
                "look at what the sandbox shows: GET /sandbox/{channel}/offers/{sku}", details);
    }

    private ObjectNode read(String body) {
        try {
            return body.isBlank() || !(json.readTree(body) instanceof ObjectNode object) ? json.createObjectNode() : object;
        } catch (JacksonException notJson) {
            return json.createObjectNode();
        }
    }
}
