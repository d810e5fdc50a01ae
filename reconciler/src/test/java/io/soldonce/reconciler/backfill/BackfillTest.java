package io.soldonce.reconciler.backfill;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.queues.Tables.BACKFILL_FINDING;
import static io.soldonce.tables.queues.Tables.OBSERVED_LISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.Outcome;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.drift.Market;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackfillTest {
    private static final String EAN = "4005556000012";

    private final Market market = new Market();
    private final Backfill backfill = new Backfill(market.observations, market.ledger.dataSource(), market.ledger.lane(),
            market.ledger.clock());

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void aListingIsLinkedByItsSkuWhateverTheCaseAndKeepsTitleAndPrice() throws SQLException {
        var sku = market.ledger.item("Card-7", 1);
        market.shop.shows("101", "CARD-7", 1, "12.50", "Title of Card-7, mint");
        var report = run();
        assertThat(report.linkedBySku()).isEqualTo(1);
        assertThat(report.linkedToLookAt()).isZero();
        assertThat(market.externalId(sku)).contains("101");
        assertThat(market.status(sku)).isEqualTo("LIVE");
        var listing = market.ledger.db().fetchSingle("select title, price from listing_now where sku_key = 'CARD-7'");
        assertThat(listing.get("title")).isEqualTo("Title of Card-7, mint");
        assertThat(listing.get("price").toString()).isEqualTo("12.50");
        var push = market.push(sku);
        assertThat(push.getConfirmedStatus()).isEqualTo("LIVE");
        assertThat(push.getConfirmedQuantity()).isEqualTo(1);
        assertThat(push.getConfirmedFingerprint()).isEqualTo(market.ledger.db()
                .fetchSingle("select fingerprint from desired_listing where sku_key = 'CARD-7'").get(0, String.class));
        assertThat(market.ledger.db().selectFrom(OBSERVED_LISTING).fetchSingle().getSkuKey()).isEqualTo("CARD-7");
        assertThat(findings()).isEmpty();
    }

    @Test
    void runAgainItDoesNothingTwice() throws SQLException {
        var sku = market.ledger.item("CARD", 1);
        market.shop.shows("101", "CARD", 1, "12.50", "Title of CARD").shows("102", "WHO", 1, "1.00", "Who knows");
        assertThat(run().linked()).isEqualTo(1);
        var head = head();
        var again = run();
        assertThat(again.alreadyLinked()).isEqualTo(1);
        assertThat(again.linked()).isZero();
        assertThat(again.unknown()).isEqualTo(1);
        assertThat(head()).isEqualTo(head);
        assertThat(market.externalId(sku)).contains("101");
    }

    @Test
    void whereNeitherSkuNorEanIsToldTheExactTitleLinksIt() throws SQLException {
        var sku = market.ledger.item("CARD", 1);
        market.shop.shows("t-1", null, 1, "12.50", "Title\u200e  of CARD ");
        market.shop.shows("t-2", null, 1, "12.50", "Title of CARDS");
        var report = run();
        assertThat(report.linkedByTitle()).isOne();
        assertThat(report.unknown()).isOne();
        assertThat(market.externalId(sku)).contains("t-1");
    }

    @Test
    void aTitleThatTwoHaveHereOrThereLinksNothing() throws SQLException {
        market.ledger.item("CARD", 1);
        market.shop.shows("t-1", null, 1, "12.50", "Title of CARD").shows("t-2", null, 1, "11.50", "Title  of CARD");
        var report = run();
        assertThat(report.linked()).isZero();
        assertThat(report.ambiguous()).isEqualTo(2);
    }

    @Test
    void aTitleSaysNothingWhereAnotherSkuIsTold() throws SQLException {
        market.ledger.item("CARD", 1);
        market.shop.shows("t-1", "ELSE", 1, "12.50", "Title of CARD");
        assertThat(run().unknown()).isOne();
    }

    @Test
    void aTitleThatDiffersIsLinkedAndNamed() throws SQLException {
        var sku = market.ledger.item("CARD", 1);
        market.shop.shows("101", "CARD", 1, "12.50", "Blue mug");
        assertThat(run().linkedToLookAt()).isEqualTo(1);
        assertThat(market.externalId(sku)).contains("101");
        assertThat(findings()).containsEntry("101", "TITLE_DIFFERS");
    }

    @Test
    void anEanLinksTheOneItemOfThatPack() throws SQLException {
        var sku = product("PUZZLE", EAN, 1);
        product("PUZZLE-6", EAN, 6);
        market.shop.shows("101", null, EAN, 1, 3, "12.50", "Title of puzzle");
        assertThat(run().linkedByEan()).isEqualTo(1);
        assertThat(market.externalId(sku)).contains("101");
    }

    @Test
    void whatIsNotPlainIsNamedAndLeftToAPerson() throws SQLException {
        product("PUZZLE", EAN, 1);
        product("TWIN-A", "4005556000029", 1);
        product("TWIN-B", "4005556000029", 1);
        var taken = market.ledger.item("TAKEN", 2);
        market.link(taken, "100", true);
        market.shop.shows("100", "TAKEN", 2, "9.00", "Title of TAKEN").shows("101", "TAKEN", 1, "9.00", "Title of TAKEN")
                .shows("102", null, EAN, 2, 1, "9.00", "Title of PUZZLE").shows("103", null, EAN, 1, 1, "9.00", "Blue mug")
                .shows("104", null, "4005556000029", 1, 1, "9.00", "Title of TWIN").shows("105", "NOBODY", 1, "9.00", "Anything");
        var report = run();
        assertThat(report).isEqualTo(new BackfillReport(null, 6, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0));
        assertThat(findings()).isEqualTo(Map.of("101", "TAKEN", "102", "PACK_SIZE_DIFFERS", "103", "TITLE_DIFFERS", "104", "AMBIGUOUS",
                "105", "UNKNOWN_HERE"));
    }

    @Test
    void twoListingsOfOneSkuLinkOnlyOne() throws SQLException {
        var sku = market.ledger.item("CARD", 1);
        market.shop.shows("101", "CARD", 1, "9.00", "Title of CARD").shows("102", "card", 1, "9.00", "Title of CARD");
        var report = run();
        assertThat(report.linkedBySku()).isEqualTo(1);
        assertThat(report.taken()).isEqualTo(1);
        assertThat(market.externalId(sku)).contains("101");
        assertThat(findings()).containsEntry("102", "TAKEN");
    }

    @Test
    void aListingThatStandsKeepsWhatWasDecidedForIt() throws SQLException {
        var sku = market.ledger.item("CARD", 1);
        market.link(sku, null, false);
        market.ledger.done(new ListingAction.Exclude(new ListingKey(EBAY, sku), "for a friend", null));
        market.shop.shows("101", "CARD", 1, "7.00", "Title of CARD");
        run();
        assertThat(market.externalId(sku)).contains("101");
        var row = market.ledger.db().fetchSingle("select excluded_for, price, is_seen_live from listing_now where sku_key = 'CARD'");
        assertThat(row.get("excluded_for")).isEqualTo("for a friend");
        assertThat(row.get("price").toString()).isEqualTo("9.00");
        assertThat(row.get("is_seen_live")).isEqualTo(true);
    }

    @Test
    void aPersonLinksTheRestAndItStaysSo() throws SQLException {
        var sku = market.ledger.item("VASE", 1);
        market.shop.shows("777", "MYSTERY", 1, "5.00", "Grandmother's vase");
        run();
        assertThat(findings()).containsEntry("777", "UNKNOWN_HERE");
        assertThat(backfill.settle("777", sku, "operator:ann")).isInstanceOf(Outcome.Done.class);
        assertThat(market.externalId(sku)).contains("777");
        assertThat(findings()).isEmpty();
        assertThat(run().alreadyLinked()).isEqualTo(1);
        assertThat(market.ledger.db().selectFrom(BACKFILL_FINDING).fetchSingle().getSettledBy()).isEqualTo("operator:ann");
    }

    @Test
    void whatWasNeverSeenCanNotBeLinked() throws SQLException {
        var sku = market.ledger.item("VASE", 1);
        assertThat(backfill.settle("777", sku, "operator:ann")).isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.code()).isEqualTo("LISTING_NOT_SEEN"));
    }

    @Test
    void whatAPersonLeftIsNotNamedAgain() throws SQLException {
        market.shop.shows("777", "MYSTERY", 1, "5.00", "Grandmother's vase");
        run();
        assertThat(backfill.leave("777", "operator:ann")).isTrue();
        run();
        assertThat(findings()).isEmpty();
    }

    @Test
    void aFindingIsSettledByTheLinkThatAnswersIt() throws SQLException {
        market.shop.shows("101", "CARD", 1, "9.00", "Title of CARD");
        run();
        assertThat(findings()).containsEntry("101", "UNKNOWN_HERE");
        market.ledger.item("CARD", 1);
        assertThat(run().linkedBySku()).isEqualTo(1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aWrongAccountLinksNothing() throws SQLException {
        market.ledger.item("CARD", 1);
        market.shop.shows("101", "CARD", 1, "9.00", "Title of CARD");
        market.shop.signsInTo("somebody-else");
        assertThat(run().blind()).startsWith("WRONG_ACCOUNT");
        assertThat(market.ledger.db().fetchCount(OBSERVED_LISTING)).isZero();
    }

    @Test
    void moreThanOnePageIsLinkedWholly() throws SQLException {
        for (var i = 0; i < 620; i++) {
            market.shop.shows("id-" + i, "NOBODY-" + i, 1, "9.00", "Nothing " + i);
        }
        market.ledger.item("NOBODY-7", 1);
        market.ledger.item("NOBODY-619", 1);
        var report = run();
        assertThat(report.live()).isEqualTo(620);
        assertThat(report.linkedBySku()).isEqualTo(2);
        assertThat(report.unknown()).isEqualTo(618);
        assertThat(TestLedger.broken(market.ledger.verify())).isEmpty();
    }

    private BackfillReport run() throws SQLException {
        market.later();
        return backfill.run();
    }

    private long head() {
        return market.ledger.db().fetchSingle("select max(global_index) from log_entry").get(0, Long.class);
    }

    private Map<String, String> findings() {
        return market.ledger.db().selectFrom(BACKFILL_FINDING).where(BACKFILL_FINDING.SETTLED_AT.isNull())
                .fetchMap(BACKFILL_FINDING.EXTERNAL_ID, BACKFILL_FINDING.FINDING);
    }

    private Sku product(String name, String ean, int pack) {
        var sku = new Sku(name);
        market.ledger.done(new ItemAction.Register(sku, new ItemDetails("Title of " + name, "games", ItemDetails.Condition.NEAR_MINT, null,
                ean, pack, null, ItemDetails.Photos.DONE, false, null, null, Map.of(), null)));
        return sku;
    }
}
