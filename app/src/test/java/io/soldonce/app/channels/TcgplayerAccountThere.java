package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.boot.CommandPool;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.engine.ChainCheck;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.projections.rebuild.Verification;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The shop's account at the sandbox TCGplayer: what shoppers see there, what was really done to it, and its faults.
final class TcgplayerAccountThere {
    private static final String TCGPLAYER = "tcgplayer";
    private static final AtomicLong NEXT_ID = new AtomicLong(77_000_001);

    private final ConnectedShop shop;
    private final DSLContext portal;

    TcgplayerAccountThere(ConnectedShop shop) {
        this.shop = shop;
        try {
            var ledger = shop.database();
            var name = shop.text("select current_database()::text");
            this.portal = DSL.using(new DatabaseAddress(ledger.url().replace("/" + name, "/" + name + "_sandbox"), "postgres",
                    "postgres").open(), SQLDialect.POSTGRES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Cards the catalogue of TCGplayer has, on sale there and on eBay, told by the application itself, and live.
    void listed(int units, String... skus) throws Exception {
        for (var sku : skus) {
            var id = NEXT_ID.getAndIncrement();
            portal.execute(
                    "insert into tcgplayer.catalog values (?, 'Magic', 'Example Core Set', ?, '', '', 'Near Mint', 4.00, '2026-01-16')",
                    id, "Card " + sku);
            expect(201, shop.post("/api/items", """
                {"sku": "%s", "title": "Card %s", "condition": "new", "photos": "done",
                 "attributes": {"imageUrl": "https://images.example.com/card.jpg", "ebayCategory": "20082", "tcgplayerId": "%d"}}"""
                    .formatted(sku, sku, id)));
            shop.receive(sku, units);
            shop.link("ebay", sku);
            shop.link(TCGPLAYER, sku);
        }
        eventually("the cards to be live on both", () -> Arrays.stream(skus).allMatch(sku -> shows(sku, units)));
    }

    /// Shoppers on both see so many, the ledger says the same, and both were read to show it.
    boolean shows(String sku, int units) {
        return buyable(sku) == units && shop.buyable(sku) == units && confirmed(sku) == units && shop.confirmed(sku) == units
                && shop.available(sku) == units;
    }

    /// In the end all is right, each upload was added once, and nobody was sold what was not there.
    ///
    /// @param added what was added there, one number for each time
    void inTheEnd(String sku, int units, Integer... added) throws Exception {
        eventually(sku + " to be right everywhere", () -> shows(sku, units));
        assertThat(added(sku)).as("what was added to %s there", sku).containsExactly(added);
        assertThat(shop.events("item:" + sku, "oversell-detected")).isZero();
    }

    /// What shoppers on TCGplayer can buy.
    int buyable(String sku) {
        return Integer.parseInt(expect(200, shop.get("/sandbox/tcgplayer/offers/" + id(sku))).at("buyable"));
    }

    /// A buyer buys on TCGplayer.
    String buy(String sku, int units) {
        return expect(201, shop.post("/sandbox/tcgplayer/purchases", "{\"sku\": \"" + id(sku) + "\", \"quantity\": " + units + "}"))
                .at("orderId");
    }

    /// What it was last read to show; -1 when it never was.
    int confirmed(String sku) {
        return shop.number("select coalesce((select confirmed_quantity from listing_push where sku_key = ? and channel = 'tcgplayer'), -1)",
                sku);
    }

    String id(String sku) {
        return shop.text("select attributes ->> 'tcgplayerId' from item_now where sku_key = ?", sku);
    }

    /// What uploads that were made live added to it, in their order.
    List<Integer> added(String sku) {
        return portal.fetch("""
            select r.adjust from tcgplayer.upload_row r join tcgplayer.upload u on u.id = r.upload
             where r.id = ? and u.state in ('Live', 'Partly live') and r.problem = '' and u.share <> 'none' and r.adjust <> 0
             order by u.id""", Long.valueOf(id(sku))).getValues(0, Integer.class);
    }

    /// Uploads with the card in them, in whatever state: written to the portal at all.
    int uploads(String sku) {
        return portal.fetchSingle("select count(*)::int from tcgplayer.upload_row where id = ?", Long.valueOf(id(sku))).get(0,
                Integer.class);
    }

    boolean isMoving(String sku) {
        return !portal.fetch("""
            select from tcgplayer.upload_row r join tcgplayer.upload u on u.id = r.upload where r.id = ? and u.state = 'Moving'""",
                Long.valueOf(id(sku))).isEmpty();
    }

    /// Any row of any upload that is neither live nor removed.
    int leftOver() {
        return portal.fetchSingle("select count(*)::int from tcgplayer.upload where state in ('Imported', 'Staged', 'Moving')").get(0,
                Integer.class);
    }

    /// What `./soldonce verify` checks.
    static void verify(ConnectedShop shop) throws SQLException {
        try (var pool = CommandPool.on(shop.database(), 3); var connection = pool.getConnection()) {
            var report = new Verification(pool, LedgerCatalogue.create(), Clock.systemUTC()).run((_, _, _) -> {});
            assertThat(report.checks()).allMatch(Verification.Check::holds);
            assertThat(ChainCheck.check(connection, null, _ -> {}).firstBreak()).isEmpty();
        }
    }

    void knobs(String json) {
        shop.knobs(TCGPLAYER, json);
    }

    /// Exceptions of a code about TCGplayer that were raised since.
    int exceptions(Instant since, String code) {
        return shop.number("""
            select count(*)::int from exception where code = ? and channel = 'tcgplayer' and raised_at >= ?::timestamptz""", code,
                since.toString());
    }

    int open(String code) {
        return shop.number("select count(*)::int from exception where code = ? and channel = 'tcgplayer' and resolved_at is null", code);
    }

    String lastWords(String code) {
        return shop.text("""
            select message from exception where code = ? and channel = 'tcgplayer' order by id desc limit 1""", code);
    }

    int failures(String sku) {
        return shop.number("select count(*)::int from exception where code = 'PUSH_FAILED' and sku_key = ?", sku);
    }
}
