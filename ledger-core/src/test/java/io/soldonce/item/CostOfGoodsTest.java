package io.soldonce.item;

import static io.soldonce.item.SalesTest.cancel;
import static io.soldonce.item.SalesTest.sale;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.values.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// First in, first out: two at 5, then three at 7.
class CostOfGoodsTest {
    private static final Item FIVES_AND_SEVENS = after(lot("A"), receive("A", 2, null, usd("5")), receive("A", 3, null, usd("7")));

    @Test
    void theOldestGoFirst() {
        assertThat(costOf(FIVES_AND_SEVENS, 1)).isEqualTo("1x5.00");
        assertThat(costOf(FIVES_AND_SEVENS, 3)).isEqualTo("2x5.00 1x7.00");
        assertThat(shelf(after(FIVES_AND_SEVENS, sale("1", 3)))).isEqualTo("2x7.00");
    }

    @Test
    void aCostNobodyToldIsUnknownAndNotZero() {
        var mixed = after(lot("A"), receive("A", 1), receive("A", 1, null, usd("5")));
        assertThat(costOf(mixed, 2)).isEqualTo("1x? 1x5.00");
    }

    @Test
    void whatWasNeverThereHasNoCost() {
        assertThat(costOf(FIVES_AND_SEVENS, 7)).isEqualTo("2x5.00 3x7.00 2x?");
    }

    @Test
    void aCancelledSaleGivesItsCostBackAsTheOldest() {
        var back = after(FIVES_AND_SEVENS, sale("1", 3), cancel("1", 3));
        assertThat(shelf(back)).isEqualTo("2x5.00 1x7.00 2x7.00");
        assertThat(costOf(back, 5)).isEqualTo("2x5.00 1x7.00 2x7.00");
    }

    @Test
    void whatWasNeverThereDoesNotComeBackInPlaceOfWhatWas() {
        var oversold = after(lot("A"), receive("A", 1, null, usd("5")), sale("1", 3));
        assertThat(shelf(after(oversold, cancel("1", 3)))).isEqualTo("1x5.00");
        assertThat(shelf(after(oversold, cancel("1", 1), cancel("1", 1), cancel("1", 1)))).isEqualTo("1x5.00");
    }

    @Test
    void aPartCancelledGivesBackThatPart() {
        var sold = after(FIVES_AND_SEVENS, sale("1", 4));
        var facts = ItemDecider.decide(cancel("1", 1), sold);
        assertThat(facts).singleElement().isInstanceOfSatisfying(ItemFact.SaleCancelled.class,
                fact -> assertThat(fact.cost()).containsExactly(new CostShare(1, usd("7"))));
        var after = Shelf.folded(sold, facts);
        assertThat(text(after.sold().get(order("1", "A")).cost())).isEqualTo("2x5.00 1x7.00");
        assertThat(shelf(after)).isEqualTo("1x7.00 1x7.00");
        assertThat(shelf(after(after, cancel("1", 1), cancel("1", 1)))).isEqualTo("1x5.00 1x7.00 1x7.00 1x7.00");
    }

    @Test
    void twoSalesUnderOneOrderLineAddUp() {
        var sold = after(FIVES_AND_SEVENS, sale("1", 1), sale("1", 2)).sold().get(order("1", "A"));
        assertThat(sold.quantity()).isEqualTo(3);
        assertThat(text(sold.cost())).isEqualTo("1x5.00 1x5.00 1x7.00");
    }

    @Test
    void aUnitThatComesInWhileAnotherIsOwedHasGoneAtOnce() {
        var owed = after(lot("A"), sale("1", 2), receive("A", 3, null, usd("5")));
        assertThat(owed.units().available()).isOne();
        assertThat(shelf(owed)).isEqualTo("1x5.00");
    }

    @Test
    void countingMovesCostsToo() {
        assertThat(shelf(after(FIVES_AND_SEVENS, counted(-3)))).isEqualTo("2x7.00");
        assertThat(shelf(after(FIVES_AND_SEVENS, counted(2)))).isEqualTo("2x5.00 3x7.00 2x?");
    }

    @Test
    void whatIsDamagedOrConsignedStillCostsWhatWasPaid() {
        var spread = after(FIVES_AND_SEVENS, MishapsTest.damage(2, null), ConsignmentTest.consign("C-1", 2));
        assertThat(shelf(spread)).isEqualTo("2x5.00 3x7.00");
        assertThat(costOf(spread, 1)).as("the oldest go first, wherever they lie").isEqualTo("1x5.00");
        assertThat(shelf(after(spread, MishapsTest.repair(2, null), ConsignmentTest.takeBack("C-1", 0)))).isEqualTo("2x5.00 3x7.00");
    }

    @Test
    void whatIsWrittenOffTakesItsCostAlong() {
        assertThat(shelf(after(FIVES_AND_SEVENS, MishapsTest.writeOff(3, Bucket.AVAILABLE)))).isEqualTo("2x7.00");
        assertThat(shelf(after(FIVES_AND_SEVENS, MishapsTest.damage(1, null), MishapsTest.writeOff(1, Bucket.DAMAGED))))
                .isEqualTo("1x5.00 3x7.00");
    }

    @Test
    void theCostOfWhatIsLostWaitsUntilItIsFound() {
        var lost = after(FIVES_AND_SEVENS, MishapsTest.lose(3, Bucket.AVAILABLE));
        assertThat(shelf(lost)).isEqualTo("2x7.00");
        assertThat(shelf(after(lost, MishapsTest.find(1)))).isEqualTo("1x5.00 2x7.00");
        assertThat(shelf(after(lost, MishapsTest.find(1), MishapsTest.find(2)))).isEqualTo("1x5.00 1x7.00 1x5.00 2x7.00");
    }

    @Test
    void reservingOrHoldingDoesNotChangeWhatWasPaid() {
        var waiting = after(FIVES_AND_SEVENS, HoldsTest.reserve("show", 2), HoldsTest.hold("check", 2));
        assertThat(shelf(waiting)).isEqualTo("2x5.00 3x7.00");
        assertThat(shelf(after(waiting, HoldsTest.release("show"), HoldsTest.releaseHold("check")))).isEqualTo("2x5.00 3x7.00");
    }

    private static ItemAction counted(int by) {
        return new ItemAction.Adjust(sku("A"), by, null, ItemFact.AdjustmentReason.COUNTED, null, NOON);
    }

    private static String costOf(Item item, int units) {
        return text(((ItemFact.UnitsSold) ItemDecider.decide(sale("1", units), item).getFirst()).cost());
    }

    private static String shelf(Item item) {
        return text(item.costs().stream().map(layer -> new CostShare(layer.quantity(), layer.unitCost())).toList());
    }

    private static String text(List<CostShare> shares) {
        return shares.stream().map(share -> share.quantity() + "x" + amount(share.unitCost())).collect(Collectors.joining(" "));
    }

    private static String amount(Money cost) {
        return cost == null ? "?" : cost.amount().toPlainString();
    }
}
