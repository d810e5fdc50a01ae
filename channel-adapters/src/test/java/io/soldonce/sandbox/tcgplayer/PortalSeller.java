package io.soldonce.sandbox.tcgplayer;

import java.net.CookieManager;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.sandbox.mail.Letter;
import io.soldonce.sandbox.web.Json;
import io.soldonce.testing.TestPostgres;
import tools.jackson.databind.JsonNode;

/// A seller at the sandbox TCGplayer, over HTTP only and with a browser's cookies, and the buyers behind the admin door.
final class PortalSeller implements AutoCloseable {
    static final String HEADER = "TCGplayer Id,Product Line,Set Name,Product Name,Title,Number,Rarity,Condition,TCG Market Price,"
            + "TCG Direct Low,TCG Low Price With Shipping,TCG Low Price,Total Quantity,Add to Quantity,TCG Marketplace Price,Photo URL";

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

    /// Where a request ended, redirects followed.
    record Reply(int status, String path, String body, HttpResponse<String> response) {
        Document page() {
            return Jsoup.parse(body);
        }

        JsonNode json() {
            return Json.parse(body);
        }

        String text(String selector) {
            var found = page().selectFirst(selector);
            return found == null ? null : found.text();
        }

        List<String> texts(String selector) {
            return page().select(selector).eachText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    record Posted(String mailbox, String domain, Letter letter) {}

    final HikariDataSource database;
    final Hands clock = new Hands();
    final LinkedBlockingQueue<Posted> mails = new LinkedBlockingQueue<>();
    private final String account;
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL).build();
    SandboxTcgplayer market;

    private PortalSeller(HikariDataSource database, String account) {
        this.database = database;
        this.account = account;
    }

    /// Signed in, with CARD-1 (3), CARD-2 (1) and a product without stock.
    static PortalSeller open() throws Exception {
        var seller = new PortalSeller(TestPostgres.database(), "example");
        seller.market = SandboxTcgplayer.start(seller.database, (box, domain, letter) -> seller.mails.add(new Posted(box, domain, letter)),
                0,
                seller.clock);
        seller.put("/sandbox/accounts/example", "{'user':'pat@example.com','password':'secret','seller':'Example Cards',"
                + "'mailbox':'pat@mail.example'}");
        seller.put(seller.door("/catalogue"), "{'listings':["
                + "{'sku':'CARD-1','externalId':'90000101','title':'Example Static Orb','quantity':3,'price':'16.39','currency':'USD'},"
                + "{'sku':'CARD-2','externalId':'90000102','title':'Example \\'Quoted\\' Dragon','quantity':1,'price':'14.50',"
                + "'condition':'Near Mint Holofoil - Japanese'},"
                + "{'sku':'CARD-3','externalId':'90000103','title':'Example Left Leg','quantity':0,'price':'0.68'}]}");
        var in = seller.logIn();
        if (!in.path().equals("/admin/pricing") || seller.buyable("CARD-2") != 1) {
            throw new AssertionError(in);
        }
        return seller;
    }

    void restart() {
        market.close();
        market = SandboxTcgplayer.start(database, (box, domain, letter) -> mails.add(new Posted(box, domain, letter)),
                market.address().getPort(), clock);
    }

    Reply logIn() throws Exception {
        return submit("/login", "username", "pat@example.com", "password", "secret");
    }

    Reply get(String path) throws Exception {
        return reply(HttpRequest.newBuilder(at(path)).GET());
    }

    /// As a form does: names and values in turn.
    Reply submit(String path, String... fields) throws Exception {
        var form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8)).append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return reply(HttpRequest.newBuilder(at(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    /// As the import form does.
    Reply bring(String file) throws Exception {
        var body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file
                + "\r\n--x--\r\n";
        return reply(HttpRequest.newBuilder(at("/admin/pricing/import")).header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));
    }

    /// Lines of id, quantity to add and price.
    static String file(String... rows) {
        return HEADER + "\r\n" + List.of(rows).stream().map(row -> {
            var values = row.split(",", -1);
            return "\"" + values[0] + "\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"0\",\"" + values[1] + "\",\"" + values[2]
                    + "\",\"\"\r\n";
        }).collect(Collectors.joining());
    }

    /// Imports, saves and moves; the upload's page.
    Reply live(String... rows) throws Exception {
        var upload = bring(file(rows)).path();
        submit(upload + "/save");
        return submit(upload + "/move");
    }

    Reply put(String path, String json) throws Exception {
        return send("PUT", path, json);
    }

    Reply post(String path, String json) throws Exception {
        return send("POST", path, json);
    }

    /// With `'` for `"`, and `\'` for a quote inside a text.
    private Reply send(String method, String path, String json) throws Exception {
        return reply(HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json").method(method,
                BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private Reply reply(HttpRequest.Builder request) throws Exception {
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.uri().getPath(), response.body(), response);
    }

    URI at(String path) {
        return market.address().resolve(path);
    }

    String door(String path) {
        return "/sandbox/accounts/" + account + path;
    }

    void knob(String json) throws Exception {
        var reply = post(door("/knobs"), json);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    Reply buy(String sku, int quantity) throws Exception {
        return post(door("/purchases"), "{'sku':'" + sku + "','quantity':" + quantity + "}");
    }

    String orderOf(String sku, int quantity) throws Exception {
        return buy(sku, quantity).json().path("orderId").asString();
    }

    JsonNode seen(String sku) throws Exception {
        return get(door("/offers/" + sku)).json();
    }

    int buyable(String sku) throws Exception {
        return seen(sku).path("buyable").asInt(-1);
    }

    String export() throws Exception {
        return submit("/admin/pricing/export-live").body();
    }

    @Override
    public void close() {
        http.shutdownNow();
        market.close();
        database.close();
    }
}
