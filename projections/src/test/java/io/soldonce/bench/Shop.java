package io.soldonce.bench;

import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.LaneSettings;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.ledger.LedgerRules;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.inline.InlineReadModels;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/// A shop of ten thousand SKUs, each live on a primary channel and on two that follow it, with so many units that the bench never sells
/// out: so every sale changes what all three listings should show.
final class Shop {
    static final EventCatalogue CATALOGUE = LedgerCatalogue.create();
    static final ChannelId EBAY = new ChannelId("ebay");
    private static final ChannelId TCGPLAYER = new ChannelId("tcgplayer");
    private static final ChannelId WHATNOT = new ChannelId("whatnot");
    private static final Money PRICE = Money.of("9.00", "USD");
    private static final int UNITS = 1_000_000;
    private static final int IN_FLIGHT = 1_000;

    private final AppendLane lane;
    private final ArrayDeque<CompletableFuture<Outcome>> answers = new ArrayDeque<>();

    private Shop(AppendLane lane) {
        this.lane = lane;
    }

    /// @return name of the database
    static String open(Server server) throws SQLException {
        var database = server.migrated();
        try (var pool = server.pool(database, 2); var lane = lane(pool, new InlineReadModels(Clock.systemUTC()))) {
            var shop = new Shop(lane);
            shop.addChannel(EBAY, ChannelRules.Role.PRIMARY);
            shop.addChannel(TCGPLAYER, ChannelRules.Role.SECONDARY);
            shop.addChannel(WHATNOT, ChannelRules.Role.SECONDARY);
            shop.waitForAll();
            for (var i = 0; i < Path.ITEMS; i++) {
                shop.stock(sku(i));
            }
            shop.waitForAll();
            shop.send(sale(0)); // a sample of its rows
            shop.waitForAll();
        }
        return database;
    }

    /// Sells without read models, which a rebuild then makes, until the log is so long.
    static void sellUntil(DataSource database, long events) {
        try (var lane = lane(database, InlineProjection.NONE)) {
            var shop = new Shop(lane);
            for (var number = 1L; lane.health().lastIndex() < events; number++) {
                shop.send(sale(number));
            }
            shop.waitForAll();
        }
    }

    static OrderAction.Place sale(long number) {
        var orderId = "22-%05d-%05d".formatted(number / 100_000, number % 100_000);
        return new OrderAction.Place(EBAY, orderId, List.of(new OrderFact.Line("L1", sku(Path.item(number)).value(), null, null, 1, PRICE)),
                true, Instant.now());
    }

    static Sku sku(int item) {
        return new Sku("CARD-%05d".formatted(item));
    }

    private static AppendLane lane(DataSource database, InlineProjection inline) {
        return new AppendLane(database, CATALOGUE, new LedgerRules(), inline, Clock.systemUTC(), UUID::randomUUID,
                LaneSettings.defaults().withCacheStreams(100_000).withMaxBatch(IN_FLIGHT).withMaxEvents(2 * IN_FLIGHT), _ -> {});
    }

    private void addChannel(ChannelId channel, ChannelRules.Role role) {
        send(new ChannelAction.Add(channel, channel.value(), channel.value(),
                new ChannelRules(ChannelRules.Mode.AUTO, role, true, 0, null, BigDecimal.TEN, null, null, channel.equals(WHATNOT))));
    }

    private void stock(Sku sku) {
        var title = "A card of the bench, number " + sku;
        send(new ItemAction.Register(sku, new ItemDetails(title, "cards", ItemDetails.Condition.NEAR_MINT, null, null, 1, null,
                ItemDetails.Photos.DONE, false, null, null, Map.of(), null)));
        send(new ItemAction.Receive(sku, UNITS, null, Money.of("3.00", "USD"), "own", "opening", Instant.now()));
        for (var channel : List.of(EBAY, TCGPLAYER, WHATNOT)) {
            send(new ListingAction.Link(new ListingKey(channel, sku), channel + "-" + sku, null, title, PRICE, true, Instant.now()));
        }
    }

    private void send(Object action) {
        answers.add(
                lane.submit(new Request(action, new Provenance("bench", "bench", null, UUID.randomUUID().toString(), null), null, false)));
        while (answers.size() > IN_FLIGHT) {
            waitForOne();
        }
    }

    private void waitForAll() {
        while (!answers.isEmpty()) {
            waitForOne();
        }
    }

    private void waitForOne() {
        var outcome = answers.remove().join();
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
    }
}
