package io.soldonce.channels.tcgplayer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// The line between a browser and a portal. It can go dead at a chosen step, before the step arrives or after it had its effect, and stays
/// dead until it is mended: a browser sends a request again by itself when the line breaks under it.
final class PortalLine implements AutoCloseable {
    private static final Set<String> NOT_TO_BE_SET = Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "expect");

    /// What becomes of a step.
    enum Fate {
        /// It never arrives.
        LOST,
        /// It arrives, and nobody hears so.
        UNANSWERED,
        /// It arrives only when the test says so.
        LATE,
        /// It goes on as always.
        PASSED
    }

    /// @param step   the first request whose method and path match, for example `POST .*save`
    /// @param thenDo what happens besides, before the step goes on, or after it had its effect
    private record Plan(Pattern step, Fate fate, Runnable thenDo) {}

    private interface Delivery {
        void deliver() throws IOException;
    }

    private final URI portal;
    private final HttpServer line;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicReference<Plan> planned = new AtomicReference<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicReference<Delivery> late = new AtomicReference<>();
    private volatile boolean isDead;

    PortalLine(URI portal) {
        this.portal = portal;
        try {
            this.line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        line.createContext("/", this::pass);
        line.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + line.getAddress().getPort());
    }

    void breaksAt(String step, Fate fate) {
        at(step, fate, () -> {});
    }

    void at(String step, Fate fate, Runnable thenDo) {
        planned.set(new Plan(Pattern.compile(step), fate, thenDo));
    }

    void deliverLate() {
        try {
            late.getAndSet(null).deliver();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return how often it broke since the last time
    int mend() {
        planned.set(null);
        isDead = false;
        return broken.getAndSet(0);
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            var body = call.getRequestBody().readAllBytes();
            if (isDead) {
                return;
            }
            var plan = planned.get();
            if (plan != null && plan.step().matcher(call.getRequestMethod() + " " + call.getRequestURI().getPath()).matches()
                    && planned.compareAndSet(plan, null)) {
                isDead = plan.fate() != Fate.PASSED;
                broken.incrementAndGet();
                if (plan.fate() == Fate.UNANSWERED) {
                    forward(call, body);
                }
                late.set(() -> forward(call, body));
                plan.thenDo().run();
                if (isDead) {
                    return;
                }
            }
            answer(call, forward(call, body));
        }
    }

    private static void answer(HttpExchange call, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_TO_BE_SET.contains(name) && !name.equals("transfer-encoding") && !name.startsWith(":")) {
                call.getResponseHeaders().put(name, values);
            }
        });
        call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        call.getResponseBody().write(answer.body());
    }

    private HttpResponse<byte[]> forward(HttpExchange call, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(portal.resolve(call.getRequestURI())).method(call.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_TO_BE_SET.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        line.stop(0);
        client.shutdownNow();
    }
}
