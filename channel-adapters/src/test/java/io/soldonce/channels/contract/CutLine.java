package io.soldonce.channels.contract;

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
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A line to a server that lets so many calls through and then is cut. The last answer may get lost on the way.
public final class CutLine implements AutoCloseable {
    private static final Set<String> NOT_TO_BE_SET = Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    private final URI server;
    private final int calls;
    private final boolean isAnswerLost;
    private final AtomicInteger seen = new AtomicInteger();
    private final HttpServer line;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public CutLine(URI server, int calls, boolean isAnswerLost) {
        this.server = server;
        this.calls = calls;
        this.isAnswerLost = isAnswerLost;
        try {
            this.line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        line.createContext("/", this::pass);
        line.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + line.getAddress().getPort());
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            int number = seen.incrementAndGet();
            var body = call.getRequestBody().readAllBytes();
            if (number > calls) {
                return;
            }
            var answer = forward(call, body);
            if (number == calls && isAnswerLost) {
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_TO_BE_SET.contains(name) && !name.equals("transfer-encoding") && !name.startsWith(":")) {
                    call.getResponseHeaders().put(name, values);
                }
            });
            call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            call.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange call, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(server.resolve(call.getRequestURI()))
                .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_TO_BE_SET.contains(name.toLowerCase(java.util.Locale.ROOT))) {
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
