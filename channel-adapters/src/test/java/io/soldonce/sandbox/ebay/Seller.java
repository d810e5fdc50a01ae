package io.soldonce.sandbox.ebay;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;
import tools.jackson.databind.JsonNode;

/// A seller at the sandbox eBay, over HTTP only, and the buyers and persons behind the admin door.
final class Seller implements AutoCloseable {
    static final String INVENTORY = "/sell/inventory/v1";
    static final String ORDERS = "/sell/fulfillment/v1/order";
    static final String NOTIFY = "/commerce/notification/v1";

    /// A status and a body; an empty body is a missing node.
    record Reply(int status, JsonNode body, String location) {
        int errorId() {
            return body.path("errors").path(0).path("errorId").asInt(-1);
        }

        JsonNode response(int index) {
            return body.path("responses").path(index);
        }
    }

    /// One call as it went over the wire; bodies may be empty.
    record Exchange(HttpRequest request, String asked, int status, String type, String answer) {}

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

    final HikariDataSource database;
    final Hands clock = new Hands();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String account;
    final List<Exchange> exchanges = new ArrayList<>();
    SandboxEbay ebay;
    String token;
    private String asked = "";

    private Seller(HikariDataSource database, String account) {
        this.database = database;
        this.account = account;
    }

    static Seller open() throws Exception {
        var seller = new Seller(TestPostgres.database(), "example_seller");
        seller.ebay = SandboxEbay.start(seller.database, 0, seller.clock);
        seller.register("example_seller", "refresh-1");
        seller.logIn();
        return seller;
    }

    void restart() {
        ebay.close();
        ebay = SandboxEbay.start(database, 0, clock);
    }

    Reply register(String name, String refreshToken) throws Exception {
        return send("PUT", "/sandbox/accounts/" + name, "{'clientId':'app','clientSecret':'secret','refreshToken':'" + refreshToken
                + "','marketplace':'EBAY_US','currency':'USD'}");
    }

    void logIn() throws Exception {
        token = tokens("grant_type=refresh_token&refresh_token=refresh-1").body().path("access_token").asString();
    }

    Reply tokens(String form) throws Exception {
        return tokens("app:secret", form);
    }

    Reply tokens(String basic, String form) throws Exception {
        return reply(HttpRequest.newBuilder(at("/identity/v1/oauth2/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .POST(said(form)).build());
    }

    URI at(String path) {
        return ebay.address().resolve(path);
    }

    Reply get(String path) throws Exception {
        return send("GET", path, null);
    }

    Reply post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    Reply put(String path, String body) throws Exception {
        return send("PUT", path, body);
    }

    Reply delete(String path) throws Exception {
        return send("DELETE", path, null);
    }

    /// With the token and a language, and with `'` for `"` in the body.
    Reply send(String method, String path, String body) throws Exception {
        return reply(request(method, path, body).header("Content-Language", "en-US").build());
    }

    HttpRequest.Builder request(String method, String path, String body) {
        var request = HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.method(method, said(body == null ? "" : body.replace('\'', '"')));
    }

    private BodyPublisher said(String body) {
        asked = body;
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    Reply reply(HttpRequest request) throws Exception {
        var response = http.send(request, BodyHandlers.ofString());
        exchanges.add(new Exchange(request, asked, response.statusCode(), response.headers().firstValue("Content-Type").orElse(null),
                response.body()));
        return new Reply(response.statusCode(), response.body().isEmpty() ? Json.object().path("nothing") : Json.parse(response.body()),
                response.headers().firstValue("Location").orElse(null));
    }

    /// The admin door of this seller.
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
        return buy(sku, quantity).body().path("orderId").asString();
    }

    JsonNode seen(String sku) throws Exception {
        return get(door("/offers/" + sku)).body();
    }

    int buyable(String sku) throws Exception {
        return seen(sku).path("buyable").asInt();
    }

    /// A live listing without the API.
    void list(String sku, int quantity) throws Exception {
        put(door("/catalogue"), "{'listings':[{'sku':'" + sku + "','title':'A card','quantity':" + quantity
                + ",'price':'392.00','currency':'USD','condition':'USED_VERY_GOOD','ean':null}]}");
    }

    String offerOf(String sku) throws Exception {
        return get(INVENTORY + "/offer?sku=" + sku).body().path("offers").path(0).path("offerId").asString();
    }

    String listingOf(String sku) throws Exception {
        return seen(sku).path("listingId").asString();
    }

    Reply change(String requests) throws Exception {
        return post(INVENTORY + "/bulk_update_price_quantity", "{'requests':[" + requests + "]}");
    }

    /// A request for both quantities of a SKU.
    String both(String sku, int quantity) throws Exception {
        return "{'sku':'" + sku + "','shipToLocationAvailability':{'quantity':" + quantity + "},'offers':[{'offerId':'" + offerOf(sku)
                + "','availableQuantity':" + quantity + "}]}";
    }

    static String item(String title, Integer quantity) {
        return "{'condition':'USED_VERY_GOOD','product':{'title':'" + title + "','imageUrls':['https://images.example.com/1.jpg']}"
                + (quantity == null ? "" : ",'availability':{'shipToLocationAvailability':{'quantity':" + quantity + "}}") + "}";
    }

    /// An offer that can be published.
    String offer(String sku, Integer quantity) throws Exception {
        return "{'sku':'" + sku + "','marketplaceId':'EBAY_US','format':'FIXED_PRICE'," + terms(quantity).substring(1);
    }

    /// What updateOffer takes: all of an offer but what it is an offer of.
    String terms(Integer quantity) throws Exception {
        return "{'categoryId':'183454','listingDuration':'GTC',"
                + (quantity == null ? "" : "'availableQuantity':" + quantity + ",")
                + "'merchantLocationKey':'default','pricingSummary':{'price':{'value':'12.50','currency':'USD'}},'listingPolicies':"
                + "{'paymentPolicyId':'" + policy("payment") + "','returnPolicyId':'" + policy("return") + "','fulfillmentPolicyId':'"
                + policy("fulfillment") + "'}}";
    }

    private String policy(String kind) throws Exception {
        return get("/sell/account/v1/" + kind + "_policy?marketplace_id=EBAY_US").body().path(kind.equals("return")
                ? "returnPolicies"
                : kind + "Policies").path(0).path(kind + "PolicyId").asString();
    }

    static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
        ebay.close();
        database.close();
    }
}
