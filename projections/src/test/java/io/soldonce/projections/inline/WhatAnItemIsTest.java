package io.soldonce.projections.inline;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Transformation;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.ReturnLine;
import io.soldonce.projections.ShopDay;
import io.soldonce.projections.TestLedger;
import io.soldonce.tables.projections.tables.records.ItemNowRecord;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is written down about an item, and what follows for its listings and for whom it may concern.
class WhatAnItemIsTest {
    private final TestLedger ledger = new TestLedger();
    private final ShopDay day = new ShopDay(ledger);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void itsParcelItsValuesAndItsDefects() {
        var sku = ledger.item("CARD", 1);
        ledger.done(new ItemAction.Revise(sku, ShopDay.scratched()));
        var row = item(sku);
        assertThat(List.of(row.getParcelLength(), row.getParcelWidth(), row.getParcelHeight(), row.getParcelWeight())).containsExactly(200,
                150, 20, 90);
        assertThat(row.getTargetValue() + " " + row.getTargetCurrency()).isEqualTo("12.00 USD");
        assertThat(row.getMarketValue() + " " + row.getMarketCurrency()).isEqualTo("8.50 USD");
        assertThat(row.getDefects().data()).isEqualTo("""
            [{"kind":"SCRATCH","severity":"LIGHT","where":"lower edge"}]""");
        assertThat(row.getOwner()).isEqualTo("own");
    }

    @Test
    void howManyOfItAreLost() {
        var sku = ledger.item("LOT", 9);
        ledger.done(new ItemAction.Lose(sku, 4, Bucket.AVAILABLE, null, "gone", now()));
        ledger.done(new ItemAction.Find(sku, 1, null, "there", now()));
        assertThat(item(sku).getLost()).isEqualTo(3);
    }

    @Test
    void thePiecesOfABoxStandAtWhatTheyCost() {
        var box = ledger.item("BOX", 1);
        var pack = new Sku("PACK");
        ledger.done(new ItemAction.Register(pack, ShopDay.lot("A pack")));
        ledger.done(new Transformation("T-1", Transformation.Kind.BREAK, List.of(new Transformation.From(box, 1, null)),
                List.of(new Transformation.Into(pack, 3, null, null)), now()));
        assertThat(item(pack).getHighestCost() + " " + item(pack).getCostCurrency()).isEqualTo("1.00 USD");
    }

    @Test
    void aCardInQuarantineSaysSoAndOneFoundScratchedWaitsForItsListing() {
        var card = ledger.listed("CARD", 1);
        ledger.sell(COUNTER, "C-1", card, 1);
        day.ship("C-1", null, null);
        ledger.done(new OrderAction.ReceiveReturn(COUNTER, "C-1", "R-1", List.of(new ReturnLine("L0", 1)), now()));
        assertThat(onEbay()).isEqualTo("ENDED 0 [SOLD_ON counter, IN_INSPECTION]");
        ledger.done(new OrderAction.InspectReturn(COUNTER, "C-1", "R-1", "L0", null, 1, ItemFact.Verdict.RESTOCK, ShopDay.scratched(), null,
                now()));
        assertThat(onEbay()).isEqualTo("ENDED 0 [NEEDS_REVISION]");
        assertThat(item(card).getDefects().data()).contains("SCRATCH");
        ledger.done(new ListingAction.Revise(new ListingKey(EBAY, card), "Title of CARD, scratched", Money.of("8.50", "USD"), false));
        assertThat(onEbay()).isEqualTo("LIVE 1 []");
    }

    @Test
    void aCardThatIsAsItWasGoesBackOnSaleAtOnce() {
        var card = ledger.listed("CARD", 1);
        ledger.sell(COUNTER, "C-1", card, 1);
        ledger.done(new OrderAction.ReceiveReturn(COUNTER, "C-1", "R-1", List.of(new ReturnLine("L0", 1)), now()));
        ledger.done(new OrderAction.InspectReturn(COUNTER, "C-1", "R-1", "L0", null, 1, ItemFact.Verdict.RESTOCK, null, null, now()));
        assertThat(onEbay()).isEqualTo("LIVE 1 []");
        ledger.done(new ItemAction.Revise(card, ShopDay.scratched()));
        assertThat(onEbay()).as("an edit of ours is no inspection").isEqualTo("LIVE 1 []");
    }

    @Test
    void damagedAndConsignedUnitsExplainAnEmptyShelf() {
        var lot = ledger.listed("LOT", 3);
        ledger.done(new ItemAction.Damage(lot, 1, null, "water", now()));
        ledger.done(new ItemAction.Consign(lot, "K-1", "Anna", 2, now()));
        assertThat(onEbay()).isEqualTo("LIVE 0 [DAMAGED, CONSIGNED]");
    }

    @Test
    void whatIsPutAwayIsNotForSale() {
        var lot = ledger.listed("LOT", 1);
        ledger.done(new ItemAction.Adjust(lot, -1, null, ItemFact.AdjustmentReason.USED_UP, null, now()));
        ledger.done(new ItemAction.Archive(lot, "over", now()));
        assertThat(onEbay()).isEqualTo("ENDED 0 [ARCHIVED, OUT_OF_STOCK]");
        assertThat(item(lot).getArchivedFor()).isEqualTo("over");
        ledger.done(new ItemAction.Unarchive(lot, now()));
        assertThat(item(lot).getIsArchived()).isFalse();
        assertThat(item(lot).getArchivedFor()).isNull();
    }

    @Test
    void theSameEanTwiceIsFlaggedOnceForTheLaterItem() {
        register("FIRST", "4006381333931", 1);
        register("OTHER", "4006381333931", 6);
        assertThat(exceptions()).containsExactly("EAN_OTHER_PACK OTHER");
        register("SECOND", "4006381333931", 1);
        assertThat(exceptions()).containsExactlyInAnyOrder("EAN_OTHER_PACK OTHER", "EAN_TAKEN SECOND", "EAN_OTHER_PACK SECOND");
        assertThat(ledger.db().selectFrom(EXCEPTION).where(EXCEPTION.CODE.eq("EAN_TAKEN")).fetchSingle().getMessage())
                .startsWith("EAN 4006381333931 with pack size 1 is already FIRST.");
        ledger.done(new ItemAction.Revise(new Sku("SECOND"), ShopDay.withEan("Another title", "4006381333931", 1)));
        assertThat(exceptions()).hasSize(3);
    }

    @Test
    void aThingThatIsOneOfAKindIsNotReplacedByAnother() {
        var card = ledger.item("CARD", 1);
        var lot = ledger.item("LOT", 2);
        ledger.sell(COUNTER, "C-1", card, 1, lot, 2);
        ledger.sell(EBAY, "E-1", card, 1, lot, 1);
        assertThat(message("OVERSOLD", "CARD")).endsWith("There is no other one: cancel one of the orders.");
        assertThat(message("OVERSOLD", "LOT")).endsWith("Cancel one of the orders, or find another unit and receive it.");
    }

    @Test
    void whatIsCancelledAndShippedNeedsAPerson() {
        var lot = ledger.item("LOT", 2);
        ledger.sell(COUNTER, "C-1", lot, 1);
        ledger.done(new OrderAction.Cancel(COUNTER, "C-1", List.of(), "too late", now()));
        day.ship("C-1", null, null);
        var raised = ledger.db().selectFrom(EXCEPTION).where(EXCEPTION.CODE.eq("CANCELLED_BUT_SHIPPED")).fetchSingle();
        assertThat(raised.getOrderId()).isEqualTo("C-1");
        assertThat(raised.getMessage()).startsWith("line L0 was cancelled and shipped all the same");
    }

    private void register(String sku, String ean, int packSize) {
        ledger.done(new ItemAction.Register(new Sku(sku), ShopDay.withEan("Pens " + sku, ean, packSize)));
    }

    private List<String> exceptions() {
        return ledger.db().selectFrom(EXCEPTION).orderBy(EXCEPTION.ID).fetch(row -> row.getCode() + " " + row.getSkuKey());
    }

    private String message(String code, String skuKey) {
        return ledger.db().selectFrom(EXCEPTION).where(EXCEPTION.CODE.eq(code)).and(EXCEPTION.SKU_KEY.eq(skuKey)).fetchSingle()
                .getMessage();
    }

    private String onEbay() {
        var row = ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.CHANNEL.eq("ebay")).fetchSingle();
        return row.getStatus() + " " + row.getQuantity() + " " + List.of(row.getReasons());
    }

    private ItemNowRecord item(Sku sku) {
        return ledger.db().selectFrom(ITEM_NOW).where(ITEM_NOW.SKU_KEY.eq(sku.key())).fetchSingle();
    }

    private Instant now() {
        return ledger.clock().instant();
    }
}
