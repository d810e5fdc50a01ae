package io.soldonce.item;

import static io.soldonce.item.FulfilmentTest.step;
import static io.soldonce.item.ItemFact.Verdict.DAMAGED;
import static io.soldonce.item.ItemFact.Verdict.RESTOCK;
import static io.soldonce.item.QuantityChange.DELIVERY;
import static io.soldonce.item.QuantityChange.RETURN_RECEIPT;
import static io.soldonce.item.SalesTest.sale;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.soldonce.values.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Put away: nothing is forgotten, facts are taken, and nothing comes onto the shelf.
class ArchiveTest {
    private static final Item DELIVERED = after(lot("A", 2), sale("1", 2), step(DELIVERY, 2));
    private static final Item ARCHIVED = after(DELIVERED, archive());

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"puttingAway", "whileAway"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> puttingAway() {
        return Stream.of(
                row("never had any", lot("A"), archive(), "Archived"),
                row("all delivered", DELIVERED, archive(), "Archived"),
                row("again", ARCHIVED, archive(), NOTHING),
                row("one left", lot("A", 1), archive(), "ITEM_NOT_EMPTY"),
                row("one sold", after(lot("A", 1), sale("1", 1)), archive(), "ITEM_NOT_EMPTY"),
                row("one on its way back", after(DELIVERED, step(RETURN_RECEIPT, 1)), archive(), "ITEM_NOT_EMPTY"),
                row("one at a shop", after(lot("A", 1), ConsignmentTest.consign("C-1", 1)), archive(), "ITEM_NOT_EMPTY"),
                row("one owed", after(lot("A"), sale("1", 1), step(DELIVERY, 1)), archive(), "ITEM_NOT_EMPTY"),
                row("a kit", KitDeciderTest.kitOf("A", 1, "B"), archive(), "Archived"),
                row("taken out again", ARCHIVED, unarchive(), "Unarchived"),
                row("taken out, never away", lot("A"), unarchive(), NOTHING));
    }

    static Stream<Arguments> whileAway() {
        var back = after(ARCHIVED, step(RETURN_RECEIPT, 2));
        var lost = after(lot("A", 1), MishapsTest.lose(1, Bucket.AVAILABLE), archive());
        var damaged = after(back, InspectionTest.inspect(1, DAMAGED));
        return Stream.of(
                row("received", ARCHIVED, receive("A", 1), "ITEM_ARCHIVED"),
                row("received, taken out again", after(ARCHIVED, unarchive()), receive("A", 1), "UnitsReceived 1 SUPPLIER>AVAILABLE@main"),
                row("turned up", ARCHIVED, adjust(1), "ITEM_ARCHIVED"),
                row("found", lost, MishapsTest.find(1), "ITEM_ARCHIVED"),
                row("sold all the same", ARCHIVED, sale("2", 1), "UnitsSold 1 AVAILABLE>SOLD@main; OversellDetected 1 (-1 available)"),
                row("returned", ARCHIVED, step(RETURN_RECEIPT, 1), "ReturnReceived 1 DELIVERED>RETURNED@main"),
                row("returned and fine", back, InspectionTest.inspect(1, RESTOCK), "ITEM_ARCHIVED"),
                row("returned and damaged", back, InspectionTest.inspect(1, DAMAGED), "ReturnInspected 1 RETURNED>DAMAGED@main"),
                row("mended", damaged, MishapsTest.repair(1, null), "ITEM_ARCHIVED"),
                row("written off", damaged, MishapsTest.writeOff(1, Bucket.DAMAGED), "UnitsWrittenOff 1 DAMAGED>WRITTEN_OFF@main"),
                row("described better", ARCHIVED, new ItemAction.Revise(sku("A"), details("A, first edition", false)), "Revised"),
                row("counted", ARCHIVED, CountingTest.count("march", null, 0), "StockCounted"));
    }

    @Test
    void aRefusalSaysWhereTheUnitsAre() {
        assertThat(catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(archive(), after(lot("A", 1), sale("1", 1)))))
                .hasMessageStartingWith("A still has units: 1 in SOLD, from where SALE_CANCELLATION, PICK, PACK, SHIPMENT, ");
    }

    @Test
    void archivingHasAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(new ItemAction.Archive(sku("A"), " ", NOON), lot("A")))
                .withMessage("reason is missing");
    }

    @Test
    void nothingIsForgotten() {
        assertThat(after(ARCHIVED, unarchive())).isEqualTo(DELIVERED);
    }

    static ItemAction.Archive archive() {
        return archive("A");
    }

    static ItemAction.Archive archive(String sku) {
        return new ItemAction.Archive(sku(sku), "all sold", NOON);
    }

    static ItemAction.Unarchive unarchive() {
        return new ItemAction.Unarchive(sku("A"), NOON);
    }

    private static ItemAction.Adjust adjust(int by) {
        return new ItemAction.Adjust(sku("A"), by, null, ItemFact.AdjustmentReason.FOUND, null, NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
