package io.soldonce.sandbox.whatnot;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import org.apache.james.jdkim.exceptions.FailException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.sandbox.mail.Reader;
import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.testing.TestPostgres;
import jakarta.mail.MessagingException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A seller at the sandbox Whatnot with a mailbox, over HTTP and IMAP only.
final class Seller implements AutoCloseable {
    static final String NAME = "example_seller";
    static final String MAILBOX = "seller@example.com";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Reply(int status, JsonNode body) {}

    /// Set by hand.
    static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-06-19T14:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final HikariDataSource database = TestPostgres.database();
    final Hands clock = new Hands();
    private final HttpClient http = HttpClient.newHttpClient();
    SandboxMail mail;
    SandboxWhatnot whatnot;
    Reader reader;

    static Seller open() throws Exception {
        var seller = new Seller();
        seller.start();
        seller.send("PUT", "", "{'mailboxUser':'" + MAILBOX + "','mailboxPassword':'secret','name':'Pat'}");
        seller.reader = Reader.open(seller.mail, MAILBOX, "secret");
        return seller;
    }

    private void start() {
        mail = SandboxMail.start(database, clock);
        whatnot = SandboxWhatnot.start(database, mail, 0, clock);
    }

    void restart() throws Exception {
        stop();
        start();
        reader = Reader.open(mail, MAILBOX, "secret");
    }

    private void stop() throws MessagingException {
        reader.close();
        whatnot.close();
        mail.close();
    }

    /// At the admin door, with `'` for `"`.
    Reply send(String method, String path, String body) throws Exception {
        var response = http.send(HttpRequest.newBuilder(at("/sandbox/accounts/" + NAME + path)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"'))).build(),
                BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }

    URI at(String path) {
        return whatnot.address().resolve(path);
    }

    HttpResponse<String> page(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    /// A form: name, value, name, value.
    HttpResponse<String> submit(String path, String... fields) throws Exception {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return http.send(HttpRequest.newBuilder(at(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())).build(), BodyHandlers.ofString());
    }

    Document shop() throws Exception {
        return Jsoup.parse(page("/shop/" + NAME).body());
    }

    Document hub() throws Exception {
        return Jsoup.parse(page("/seller/" + NAME).body());
    }

    void list(String sku, String title, int quantity) throws Exception {
        var reply = send("PUT", "/catalogue", JSON.writeValueAsString(Map.of("listings", List.of(
                Map.of("sku", sku, "title", title, "quantity", quantity, "price", "4.11")))).replace("'", "\\u0027"));
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    void knob(String json) throws Exception {
        var reply = send("POST", "/knobs", json);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    Reply buy(String sku, int quantity) throws Exception {
        return send("POST", "/purchases", "{'sku':'" + sku + "','quantity':" + quantity + "}");
    }

    int buyable(String sku) throws Exception {
        return send("GET", "/offers/" + sku, null).body().path("buyable").asInt(-1);
    }

    JsonNode orders() throws Exception {
        return send("GET", "/orders", null).body().path("orders");
    }

    /// The mails, as soon as there are so many.
    List<Reader.Got> mails(int count) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var all = reader.all();
            if (all.size() >= count || System.nanoTime() > end) {
                if (all.size() != count) {
                    throw new AssertionError(all.size() + " mails instead of " + count);
                }
                return all;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /// The last of so many.
    Reader.Got mail(int count) throws Exception {
        return mails(count).getLast();
    }

    /// The domains whose signature holds; none when there is no signature that does.
    List<String> proven(Reader.Got got) throws Exception {
        try {
            var proven = reader.proven(got.bytes());
            return proven == null ? List.of() : proven.stream().map(record -> record.getDToken().toString()).toList();
        } catch (FailException e) {
            return List.of();
        }
    }

    @Override
    public void close() throws MessagingException {
        http.shutdownNow();
        stop();
        database.close();
    }
}
