package io.soldonce.channels.tcgplayer;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.channels.browser.BrowserHost;
import io.soldonce.channels.contract.AdminDoor;
import io.soldonce.channels.contract.Marketplace;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.channels.spi.Seen;
import io.soldonce.sandbox.tcgplayer.SandboxTcgplayer;
import io.soldonce.testing.TestPostgres;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The sandbox's seller portal in a real browser, on a database of its own.
final class TcgplayerMarketplace implements Marketplace {
    static final String SELLER = "Bramble Cards";
    private static final String ACCOUNT = "bramble";
    private static final String SOMEBODY = "somebody";
    private static final long FIRST_NUMBER = 91_000_000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<String, String> numbers = new ConcurrentHashMap<>();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T10:00:00Z"));
    private final SandboxTcgplayer sandbox;
    private final PortalLine line;
    private final AdminDoor door;
    private final AdminDoor somebody;
    private final Path home;
    private final TcgplayerPortal portal;
    private final Channel channel;
    private final SalesFeed sales;

    TcgplayerMarketplace() {
        HikariDataSource database = keep(TestPostgres.database());
        sandbox = keep(SandboxTcgplayer.start(database, (_, _, _) -> {}, 0, clock));
        line = keep(new PortalLine(sandbox.address()));
        door = keep(new AdminDoor(sandbox.address(), ACCOUNT));
        somebody = keep(new AdminDoor(sandbox.address(), SOMEBODY));
        door.put("", "{\"user\":\"me@bramble.example\",\"password\":\"secret\",\"seller\":\"" + SELLER + "\"}");
        somebody.put("", "{\"user\":\"you@else.example\",\"password\":\"secret\",\"seller\":\"Somebody Else\"}");
        try {
            home = Files.createTempDirectory("tcgplayer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        portal = portal(SharedBrowser.host(), home.resolve("profile"));
        channel = new TcgplayerChannel(portal, UUID::randomUUID);
        sales = new TcgplayerSales(portal);
    }

    TcgplayerAccount account(Path profile) {
        var properties = new Properties();
        properties.setProperty("portal", line.address().toString());
        properties.setProperty("user", "me@bramble.example");
        properties.setProperty("password", "secret");
        properties.setProperty("seller", SELLER);
        properties.setProperty("profile", profile.toString());
        properties.setProperty("salesLag", "PT2M");
        properties.setProperty("moveWithin", "PT0.2S");
        return TcgplayerAccount.of(properties, true);
    }

    TcgplayerPortal portal(BrowserHost host, Path profile) {
        return keep(new TcgplayerPortal(account(profile), host, clock));
    }

    TcgplayerPortal portal() {
        return portal;
    }

    PortalLine line() {
        return line;
    }

    AdminDoor door() {
        return door;
    }

    Path home() {
        return home;
    }

    @Override
    public ChannelId id() {
        return new ChannelId("tcgplayer");
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Channel freshChannel() {
        return new TcgplayerChannel(portal(SharedBrowser.host(), home.resolve("fresh-" + open.size())), UUID::randomUUID);
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
        catalogue(door, sku, title, quantity, price);
    }

    private void catalogue(AdminDoor at, String sku, String title, int quantity, Money price) {
        var listing = JsonNodeFactory.instance.objectNode().put("sku", sku).put("externalId", numberOf(sku)).put("title", title)
                .put("quantity", quantity).put("price", price.amount().toPlainString()).put("currency", price.currency());
        var catalogue = JsonNodeFactory.instance.objectNode();
        catalogue.putArray("listings").add(listing);
        at.put("/catalogue", catalogue.toString());
    }

    @Override
    public int buyable(String sku) {
        return door.get("/offers/" + numberOf(sku)).path("buyable").asInt();
    }

    @Override
    public String buys(String sku, int quantity) {
        return text(door.post("/purchases", "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}"), "orderId");
    }

    @Override
    public void cancels(String orderId) {
        door.post("/orders/" + orderId + "/cancellation", "{\"reason\":\"Out of stock\"}");
    }

    @Override
    public void tellsOrdersLate(Duration later) {
        knobs("{\"orderDelayMillis\":" + later.toMillis() + "}");
    }

    @Override
    public void losesAnswers(int calls) {
        line.breaksAt("POST .*/move", PortalLine.Fate.UNANSWERED);
    }

    @Override
    public void refuses(String sku) {
        knobs("{\"rejectRows\":[\"" + numberOf(sku) + "\"]}");
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
        knobs("{\"logout\":true,\"challenge\":true}");
    }

    @Override
    public void truncates() {
        knobs("{\"truncateExport\":1}");
    }

    @Override
    public void showsNothing() {
        knobs("{\"emptyExport\":true}");
    }

    @Override
    public void showsAnotherAccount() {
        knobs("{\"wrongSeller\":\"" + SOMEBODY + "\"}");
    }

    @Override
    public boolean isEverPending() {
        return true;
    }

    @Override
    public boolean hasOwnCatalogue() {
        return true;
    }

    @Override
    public String numberOf(String sku) {
        return numbers.computeIfAbsent(sku, _ -> String.valueOf(FIRST_NUMBER + numbers.size()));
    }

    @Override
    public String skuOf(Seen seen) {
        return numbers.entrySet().stream().filter(entry -> entry.getValue().equals(seen.shown().externalId())).map(Map.Entry::getKey)
                .findFirst().orElseThrow();
    }

    @Override
    public void knowsOf(String sku, String title) {
        catalogue(somebody, sku, title, 1, Money.of("1.00", "USD"));
    }

    @Override
    public boolean tellsPaidOrdersOnly() {
        return true;
    }

    @Override
    public void isWellAgain() {
        line.mend();
        knobs("{\"reset\":true}");
    }

    void knobs(String json) {
        door.post("/knobs", json);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
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
