package io.soldonce.app.api;

import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.Installation;
import io.soldonce.app.boot.OutsideSettings;
import io.soldonce.app.boot.Settings;
import io.soldonce.app.imports.Progress;
import io.soldonce.app.imports.SampleImport;
import io.soldonce.app.wiring.SoldOnce;
import io.soldonce.projections.follow.Follower;
import io.soldonce.projections.query.LogLines;
import io.soldonce.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The application itself on a PostgreSQL of its own with the sample catalogue, started once per test JVM, and asked through HTTP.
public final class RunningApplication {
    public static final String TOKEN = "a-token-for-tests";
    private static final String[] TABLES = {"db/ledger", "db/projections", "db/journals", "db/queues", "db/vault", "db/public",
            "db/installation"};
    private static RunningApplication shared;

    private final ConfigurableApplicationContext context;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public static synchronized RunningApplication shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static RunningApplication start() {
        try (var database = TestPostgres.database(TABLES)) {
            var directory = Files.createTempDirectory("soldonce-test").resolve("data");
            var settings = new Settings(0, directory, Optional.of(TOKEN), Optional.empty(), OutsideSettings.USUAL);
            var spring = new SpringApplication(SoldOnce.class);
            spring.setDefaultProperties(Map.of("server.port", "0"));
            spring.addInitializers(context -> {
                var beans = (GenericApplicationContext) context;
                beans.registerBean(Settings.class, () -> settings);
                beans.registerBean(DataDirectory.class, () -> DataDirectory.open(directory));
                beans.registerBean(DatabaseAddress.class, () -> new DatabaseAddress(database.getJdbcUrl(), "postgres", "postgres"));
                beans.registerBean(AdminToken.class, () -> new AdminToken(TOKEN, false));
            });
            try (var connection = database.getConnection(); var statement = connection.createStatement()) {
                statement.execute("insert into installation.installation (kind) values ('sandbox') on conflict do nothing");
            }
            var running = new RunningApplication(spring.run());
            var reports = running.context.getBean(SampleImport.class).load(Progress.NOBODY);
            reports.forEach(report -> {
                if (!report.troubles().isEmpty()) {
                    throw new AssertionError("the sample has troubles: " + report.troubles());
                }
            });
            running.context.getBean(Installation.class).firstImported();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public URI uri(String path) {
        return URI.create(address + path);
    }

    public HttpClient client() {
        return client;
    }

    /// A request with the token, still to be finished.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, "application/json", json, headers);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer csv(String path, String csv, String... headers) {
        return send("POST", path, "text/csv", csv, headers);
    }

    private Answer send(String method, String path, String type, String body, String... headers) {
        var request = request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Index of the last event.
    public long head() {
        return bean(LogLines.class).head();
    }

    /// Returns when history, movements and orders have read all there is.
    public RunningApplication toldAll() {
        var head = head();
        while (Follower.position(bean(DSLContext.class)) < head) {
            Thread.onSpinWait();
        }
        return this;
    }

    /// A fresh item, in `units`, listed live on eBay and Whatnot.
    public String item(String sku, int units) {
        var json = """
            {"sku": "%s", "title": "Test card %s", "condition": "near-mint", "photos": "done"}""".formatted(sku, sku);
        expect(201, post("/api/items", json));
        if (units > 0) {
            expect(201, post("/api/items/" + sku + "/receipts", "{\"quantity\": " + units + "}"));
        }
        for (var channel : new String[]{"ebay", "whatnot"}) {
            expect(201, post("/api/listings", """
                {"channel": "%s", "sku": "%s", "price": {"amount": "12.50", "currency": "USD"}}""".formatted(channel, sku)));
        }
        return sku;
    }

    private static void expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", not " + answer);
        }
    }

    /// An answer, its JSON read by a path like `items.0.sku`.
    public record Answer(int status, String body, HttpResponse<String> response) {
        Answer(HttpResponse<String> response) {
            this(response.statusCode(), response.body(), response);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /// The value as text; `null` for null, "missing" when it is not there.
        public String at(String path) {
            var node = json().at("/" + path.replace('.', '/'));
            return node.isMissingNode() ? "missing" : node.isNull() ? "null" : node.isValueNode() ? node.asString() : node.toString();
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }
}
