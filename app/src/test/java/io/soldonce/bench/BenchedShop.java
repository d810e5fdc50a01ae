package io.soldonce.bench;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.EmbeddedDatabase;
import io.soldonce.app.boot.Ports;
import io.soldonce.app.boot.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// `./soldonce start` on a data directory of its own, with the sample on its three sandbox marketplaces: used as a seller and shoppers do.
final class BenchedShop implements AutoCloseable {
    static final String TOKEN = "a-token-for-the-bench";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path data;
    private final int port = Ports.free();
    private final Process process;
    private final Duration readyAfter;

    /// Waits until it is ready.
    BenchedShop(Path root, Path data) throws IOException {
        this.data = data;
        var builder = new ProcessBuilder(root.resolve("soldonce").toString(), "start").directory(root.toFile()).redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("bench.log").toFile());
        builder.environment()
                .putAll(Map.of("SOLDONCE_PORT", "" + port, "SOLDONCE_ADMIN_TOKEN", TOKEN, "SOLDONCE_DATA_DIR", data.toString()));
        var began = System.nanoTime();
        this.process = builder.start();
        until(() -> isReady());
        this.readyAfter = Duration.ofNanos(System.nanoTime() - began);
    }

    Duration readyAfter() {
        return readyAfter;
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static void until(Condition condition) {
        try {
            while (!condition.holds()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended; look at " + data.resolveSibling("bench.log"));
        }
        try {
            return send(HttpRequest.newBuilder(uri("/actuator/health")).build()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /// @throws IllegalStateException when it says no
    String post(String path, String json) {
        return answered(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /// Whether its sandbox is connected; one may follow a moment after the others.
    boolean isOpen(String channel) {
        try {
            return answered(HttpRequest.newBuilder(uri("/sandbox/" + channel + "/knobs")).GET()) != null;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    int buyable(String channel, String sku) {
        var answer = answered(HttpRequest.newBuilder(uri("/sandbox/" + channel + "/offers/" + sku)).GET());
        return Integer.parseInt(answer.replaceAll("(?s).*\"buyable\"\\s*:\\s*(\\d+).*", "$1"));
    }

    private String answered(HttpRequest.Builder request) {
        try {
            var answer = send(request.header("Authorization", "Bearer " + TOKEN).build());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Connection database() throws IOException, SQLException {
        var directory = new DataDirectory(data, DataDirectory.SANDBOX);
        return EmbeddedDatabase.addressOf(directory, Running.read(directory.running()).orElseThrow()).open();
    }

    /// Megabytes of memory that belong to the application, its PostgreSQL and its browser; what several share is counted once (PSS).
    long megabytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).mapToLong(one -> pss(one.pid())).sum() / 1024
                + postgres() / 1024;
    }

    /// The server is started by `pg_ctl` and is no child of ours.
    private long postgres() {
        try (var files = Files.list(data)) {
            var pids = files.map(file -> file.resolve("postmaster.pid")).filter(Files::exists).toList();
            var memory = 0L;
            for (var file : pids) {
                var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip())).stream().toList();
                memory += Stream.concat(server.stream(), server.stream().flatMap(ProcessHandle::descendants))
                        .mapToLong(one -> pss(one.pid())).sum();
            }
            return memory;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long pss(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
        } catch (IOException | RuntimeException goneMeanwhile) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
