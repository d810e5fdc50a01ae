package io.soldonce.reconciler.drift;

import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.queues.Tables.LISTING_PUSH;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the one statement finds is what a loop over all listings finds that compares them one by one.
class SameAsPlainComparisonTest {
    private static final int LISTINGS = 60;

    private record Shown(boolean isLive, int quantity, BigDecimal price) {}

    private record Told(boolean isOpen, boolean isDue, boolean isConfirmedLater) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theStatementFindsWhatALoopFinds(long seed) throws SQLException {
        var random = new Random(seed);
        try (var market = new Market()) {
            for (var i = 0; i < LISTINGS; i++) {
                market.onSale("S" + i, 1 + random.nextInt(3));
            }
            market.look();
            var shown = new HashMap<String, Shown>();
            var told = new HashMap<String, Told>();
            for (var i = 0; i < LISTINGS; i++) {
                shown.put("S" + i, change(market, "S" + i, random));
                told.put("S" + i, tell(market, "S" + i, random, market.ledger.clock().instant().plusSeconds(400)));
            }
            market.later();
            var look = (Look.Believed) market.observations.observe();
            try (var connection = market.ledger.dataSource().getConnection()) {
                var statements = new Statements(connection);
                Comparison.compare(statements, "ebay", look.startedAt(), look.before(), false);
                var found = statements.list("select sku_key, verdict from drift_found",
                        row -> Map.entry(row.getString(1), row.getString(2))).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                assertThat(found).isEqualTo(plain(market, shown, told));
            }
        }
    }

    private static Shown change(Market market, String name, Random random) {
        var id = "ebay-" + name;
        var price = random.nextInt(4) == 0 ? "8.00" : "9.00";
        return switch (random.nextInt(5)) {
            case 0 -> {
                market.shop.forgets(id);
                yield new Shown(false, 0, null);
            }
            case 1 -> {
                market.shop.ends(id);
                yield new Shown(false, 0, null);
            }
            default -> {
                var quantity = random.nextInt(4);
                market.shop.shows(id, name, quantity, price, "Title of " + name);
                yield new Shown(true, quantity, new BigDecimal(price));
            }
        };
    }

    private static Told tell(Market market, String name, Random random, Instant later) {
        var told = new Told(random.nextInt(8) == 0, random.nextInt(8) == 0, random.nextInt(8) == 0);
        var db = market.ledger.db();
        if (told.isOpen) {
            db.update(LISTING_PUSH).set(LISTING_PUSH.OPEN_PUSH, new UUID(1, 1)).where(LISTING_PUSH.SKU_KEY.eq(name)).execute();
        }
        if (told.isConfirmedLater) {
            db.update(LISTING_PUSH).set(LISTING_PUSH.CONFIRMED_AT, later.atOffset(ZoneOffset.UTC)).where(LISTING_PUSH.SKU_KEY.eq(name))
                    .execute();
        }
        if (told.isDue) {
            db.execute("insert into due_listing (sku_key, channel, slot, revision, priority, due_at) values (?, 'ebay', '', 1, 1, now())",
                    name);
        }
        return told;
    }

    private static Map<String, String> plain(Market market, Map<String, Shown> shown, Map<String, Told> told) {
        var found = new HashMap<String, String>();
        for (var desired : market.ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.CHANNEL.eq("ebay")).fetch()) {
            var there = shown.get(desired.getSkuKey());
            var push = told.get(desired.getSkuKey());
            var should = desired.getStatus().equals("LIVE") ? desired.getQuantity() : 0;
            var is = there.isLive ? there.quantity : 0;
            if (push.isOpen || push.isDue || push.isConfirmedLater) {
                found.put(desired.getSkuKey(), "IGNORED");
            } else if (is != should) {
                found.put(desired.getSkuKey(), is < should ? "FEWER" : "MORE");
            } else if (should > 0 && there.price.compareTo(desired.getPrice()) != 0) {
                found.put(desired.getSkuKey(), "PRICE");
            }
        }
        return found;
    }
}
