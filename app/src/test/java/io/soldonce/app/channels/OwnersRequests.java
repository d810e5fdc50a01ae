package io.soldonce.app.channels;

import io.soldonce.app.api.RunningApplication.Answer;
import io.soldonce.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What the owner asks of an application on a port of this machine, with the token.
class OwnersRequests {
    static final String TOKEN = "a-token-for-tests";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;

    OwnersRequests(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    /// @throws UncheckedIOException when nobody answers
    Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", not " + answer);
        }
        return answer;
    }

    /// Returns as soon as it holds. The limit only ends a test that hangs: after faults the application waits up to two minutes by itself.
    static void eventually(String what, Await.Condition holds) throws Exception {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!holds.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Waited in vain for: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
