package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.boot.CommandPool;
import io.soldonce.engine.ChainCheck;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.projections.rebuild.Verification;
import io.soldonce.projections.rebuild.Verification.Check;
import io.soldonce.reconciler.sales.Completeness;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The cards of a shop of which there is one and which every marketplace shows; and what must be true of each at any time.
final class Cards {
    private static final String EVERYWHERE = """
        select i.sku from item_now i join availability a using (sku_key)
         where i.one_of_a_kind and a.available = 1
           and (select count(*) from listing_push p where p.sku_key = i.sku_key and p.channel in ('ebay', 'tcgplayer', 'whatnot')
                   and p.confirmed_status = 'LIVE' and p.confirmed_quantity = 1) = 3
         order by i.sku_key""";
    private static final int ENOUGH = 20;
    private static Cards shared;

    private final ConnectedShop shop;
    private final Deque<String> free;

    private Cards(ConnectedShop shop) {
        this.shop = shop;
        this.free = new ArrayDeque<>(everywhere(shop));
    }

    /// A busy machine connects a marketplace at the second try.
    static synchronized Cards shared() {
        if (shared == null) {
            var shop = ConnectedShop.shared();
            try {
                eventually("cards to be live everywhere", () -> everywhere(shop).size() >= ENOUGH);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            shared = new Cards(shop);
        }
        return shared;
    }

    /// Confirmed live on all marketplaces.
    static List<String> everywhere(ConnectedShop shop) {
        return shop.db().fetch(EVERYWHERE).map(row -> row.get(0, String.class));
    }

    /// One that no other test has.
    String next() {
        return free.removeFirst();
    }

    /// There was one, it was sold once, and no shopper finds it on these marketplaces; each was read back.
    void soldOnce(String card, List<String> off) throws Exception {
        for (var channel : off) {
            eventually(card + " to be read as gone from " + channel, () -> shop.at(channel).confirmed(card) == 0);
            assertThat(shop.at(channel).buyable(card)).as("what a shopper finds on %s", channel).isZero();
        }
        assertThat(shop.available(card)).isZero();
        assertThat(shop.events("item:" + card, "units-sold")).isEqualTo(1);
        assertThat(shop.events("item:" + card, "oversell-detected")).isZero();
    }

    /// It is for sale as before, everywhere, and nothing was told to anybody.
    void untouched(String card) {
        assertThat(shop.available(card)).isEqualTo(1);
        assertThat(shop.events("item:" + card, "units-sold")).isZero();
        for (var channel : Marketplace.ALL) {
            assertThat(shop.at(channel).pushes(card)).as("told to %s", channel).isZero();
        }
    }

    /// The sale in the item's history; it is told there a moment after it is recorded.
    JsonNode sale(String card) throws Exception {
        eventually("the history of " + card + " to tell the sale", () -> sales(card).size() == 1);
        return sales(card).getFirst();
    }

    private List<JsonNode> sales(String card) {
        return StreamSupport.stream(shop.get("/api/items/" + card + "/history").json().at("/history").spliterator(), false)
                .filter(line -> line.path("kind").asString("").equals("units-sold")).toList();
    }

    /// Everything that happened to it, oldest first, each as its source, channel and words.
    List<String> changes(String card) {
        var lines = new ArrayList<String>();
        for (var line : shop.get("/api/items/" + card + "/changes").json().at("/changes")) {
            lines.add(line.path("source").asString("") + " " + line.path("channel").asString("") + ": " + line.path("words").asString(""));
        }
        return lines;
    }

    /// What was told and what was recorded are the same, order for order, what was recorded a moment ago too.
    void countAgrees() {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        for (var channel : Marketplace.ALL) {
            assertThat(new Completeness(shop.db(), later).differences(new ChannelId(channel))).as(channel).isEmpty();
        }
    }

    /// What `./soldonce verify` asks.
    void verified() throws Exception {
        try (var pool = CommandPool.on(shop.database(), 3); var connection = pool.getConnection()) {
            assertThat(ChainCheck.check(connection, null, _ -> {}).firstBreak()).isEmpty();
            assertThat(new Verification(pool, LedgerCatalogue.create(), Clock.systemUTC()).run((_, _, _) -> {}).checks())
                    .isNotEmpty().allMatch(Check::holds);
        }
    }
}
