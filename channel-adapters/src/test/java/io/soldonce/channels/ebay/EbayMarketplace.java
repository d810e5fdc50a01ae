package io.soldonce.channels.ebay;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.channels.contract.CutLine;
import io.soldonce.channels.contract.AdminDoor;
import io.soldonce.channels.contract.Marketplace;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.sandbox.ebay.SandboxEbay;
import io.soldonce.testing.TestPostgres;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

/// The sandbox eBay over real HTTP, on a database of its own.
final class EbayMarketplace implements Marketplace {
    private static final String SELLER = "bramble_cards";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(700);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T10:00:00Z"));
    private final SandboxEbay sandbox;
    private final AdminDoor door;
    private final EbayApi api;
    private final Channel channel;
    private final SalesFeed sales;

    EbayMarketplace() {
        HikariDataSource database = keep(TestPostgres.database());
        sandbox = keep(SandboxEbay.start(database, 0, clock));
        door = keep(new AdminDoor(sandbox.address(), SELLER));
        door.put("", """
            {"clientId":"app","clientSecret":"secret","refreshToken":"refresh","marketplace":"EBAY_US","currency":"USD"}""");
        api = api(sandbox.address(), PATIENCE);
        channel = new EbayChannel(api);
        sales = new EbaySales(api);
    }

    EbayApi api() {
        return api;
    }

    AdminDoor door() {
        return door;
    }

    EbayApi api(URI address, Duration patience) {
        var properties = new Properties();
        properties.setProperty("api", address.toString());
        properties.setProperty("clientId", "app");
        properties.setProperty("clientSecret", "secret");
        properties.setProperty("refreshToken", "refresh");
        properties.setProperty("marketplace", "EBAY_US");
        properties.setProperty("seller", SELLER);
        return keep(new EbayApi(EbayAccount.of(properties), clock, patience));
    }

    @Override
    public ChannelId id() {
        return new ChannelId("ebay");
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Channel freshChannel() {
        return new EbayChannel(api(sandbox.address(), PATIENCE));
    }

    @Override
    public Channel channelCutAfter(int calls, boolean isAnswerLost) {
        return new EbayChannel(api(keep(new CutLine(sandbox.address(), calls, isAnswerLost)).address(), PATIENCE));
    }

    @Override
    public SalesFeed sales() {
        return sales;
    }

    @Override
    public void pass(Duration time) {
        clock.pass(time);
    }

    @Override
    public void shows(String sku, String title, int quantity, Money price) {
        var listing = EbayJson.object().put("sku", sku).put("title", title).put("quantity", quantity)
                .put("price", price.amount().toPlainString()).put("currency", price.currency()).put("condition", "USED_GOOD");
        var catalogue = EbayJson.object();
        catalogue.set("listings", EbayJson.array().add(listing));
        door.put("/catalogue", EbayJson.write(catalogue));
    }

    @Override
    public int buyable(String sku) {
        return door.get("/offers/" + EbayApi.encoded(sku)).path("buyable").asInt();
    }

    @Override
    public String buys(String sku, int quantity) {
        return EbayJson.text(door.post("/purchases", EbayJson.write(EbayJson.object().put("sku", sku).put("quantity", quantity))),
                "orderId");
    }

    @Override
    public String ordersUnpaid(String sku, int quantity) {
        var purchase = EbayJson.object().put("sku", sku).put("quantity", quantity).put("paid", false);
        return EbayJson.text(door.post("/purchases", EbayJson.write(purchase)), "orderId");
    }

    @Override
    public void pays(String orderId) {
        door.post("/orders/" + orderId + "/payment", "{}");
    }

    @Override
    public void cancels(String orderId) {
        door.post("/orders/" + orderId + "/cancellation", "{\"reason\":\"ORDER_PLACED_BY_MISTAKE\"}");
    }

    @Override
    public void tellsOrdersLate(Duration later) {
        knobs("{\"orderDelayMillis\":" + later.toMillis() + "}");
    }

    @Override
    public void losesAnswers(int calls) {
        knobs("{\"dropAfterEffect\":" + calls + "}");
    }

    @Override
    public void refuses(String sku) {
        knobs("{\"failSkus\":[\"" + sku + "\"]}");
    }

    @Override
    public void acceptsWithoutEffect(int calls) {
        knobs("{\"acceptWithoutApplying\":" + calls + "}");
    }

    @Override
    public void throttles(int calls) {
        knobs("{\"throttle\":" + calls + "}");
    }

    @Override
    public void logsOut() {
        knobs("{\"revokeTokens\":true}");
    }

    @Override
    public void truncates() {
        knobs("{\"truncateObservation\":1}");
    }

    @Override
    public void showsNothing() {
        knobs("{\"emptyObservation\":true}");
    }

    @Override
    public void showsAnotherAccount() {
        knobs("{\"wrongAccount\":\"somebody_else\"}");
    }

    @Override
    public boolean isEverPending() {
        return false;
    }

    @Override
    public void isWellAgain() {
        knobs("{\"reset\":true}");
    }

    void knobs(String json) {
        door.post("/knobs", json);
    }

    /// An adapter that waits only a little for each answer.
    Channel impatientChannel() {
        return new EbayChannel(api(sandbox.address(), LITTLE_PATIENCE));
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        open.forEach(part -> {
            try {
                part.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static final class ManualClock extends Clock {
        private final AtomicReference<Instant> now;

        ManualClock(Instant start) {
            this.now = new AtomicReference<>(start);
        }

        void pass(Duration time) {
            now.updateAndGet(instant -> instant.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
