package io.soldonce.item;

import static io.soldonce.item.Bucket.AVAILABLE;
import static io.soldonce.item.Bucket.DAMAGED;
import static io.soldonce.item.Bucket.HELD;
import static io.soldonce.item.Bucket.SOLD;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.oneOfAKind;
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

/// Units break and are mended, get lost and turn up, are given up: each takes them from where the table says, and nowhere else.
class MishapsTest {
    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"breaking", "losing", "givingUp"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> breaking() {
        var twoPlaces = after(lot("A", 2), receive("A", 3, "box 7", null));
        var broken = after(twoPlaces, damage(2, "box 7"));
        return Stream.of(
                row("damaged", lot("A", 3), damage(2, null), "UnitsDamaged 2 AVAILABLE>DAMAGED@main"),
                row("damaged at a place", twoPlaces, damage(2, " box 7 "), "UnitsDamaged 2 AVAILABLE>DAMAGED@box 7"),
                row("more damaged than lie there", twoPlaces, damage(3, null), "NOT_ENOUGH_AVAILABLE"),
                row("damaged, but they are sold", after(lot("A", 1), SalesTest.sale("1", 1)), damage(1, null), "NOT_ENOUGH_AVAILABLE"),
                row("damaged where some lie, while more are owed", after(lot("A", 2), SalesTest.sale("1", 4), receive("A", 1)),
                        damage(1, null), "NOT_ENOUGH_AVAILABLE"),
                row("none damaged", lot("A", 3), damage(0, null), "QUANTITY_NOT_POSSIBLE"),
                row("mended", broken, repair(1, "box 7"), "UnitsRepaired 1 DAMAGED>AVAILABLE@box 7"),
                row("more mended than are damaged", broken, repair(3, "box 7"), "NOT_ALLOWED_NOW"),
                row("mended elsewhere", broken, repair(1, null), "NOT_ALLOWED_NOW"),
                row("mended, never damaged", lot("A", 3), repair(1, null), "NOT_ALLOWED_NOW"));
    }

    static Stream<Arguments> losing() {
        var lost = after(lot("A", 3), lose(2, AVAILABLE));
        var card = after(oneOfAKind("A"), receive("A", 1), lose(1, AVAILABLE));
        return Stream.of(
                row("lost", lot("A", 3), lose(2, AVAILABLE), "UnitsLost 2 AVAILABLE>LOST@main"),
                row("lost, damaged before", after(lot("A", 3), damage(2, null)), lose(2, DAMAGED), "UnitsLost 2 DAMAGED>LOST@main"),
                row("more lost than there are", lot("A", 3), lose(4, AVAILABLE), "NOT_ENOUGH_AVAILABLE"),
                row("more lost than are damaged", after(lot("A", 3), damage(2, null)), lose(3, DAMAGED), "NOT_ALLOWED_NOW"),
                row("lost, but held for somebody", after(lot("A", 3), HoldsTest.hold("check", 1)), lose(1, HELD), "NOT_ALLOWED_NOW"),
                row("lost from nowhere", lot("A", 3), lose(1, null), "NOT_ALLOWED_NOW"),
                row("found", lost, find(2), "UnitsFound 2 LOST>AVAILABLE@main"),
                row("one of two found", lost, find(1), "UnitsFound 1 LOST>AVAILABLE@main"),
                row("more found than were lost", lost, find(3), "NOT_ALLOWED_NOW"),
                row("found again", after(lost, find(2)), find(1), "NOT_ALLOWED_NOW"),
                row("none found", lost, find(0), "QUANTITY_NOT_POSSIBLE"),
                row("the one of a kind found", card, find(1), "UnitsFound 1 LOST>AVAILABLE@main"),
                row("the one of a kind found beside another", after(card, receive("A", 1)), find(1), "ONE_OF_A_KIND"));
    }

    static Stream<Arguments> givingUp() {
        return Stream.of(
                row("written off", lot("A", 3), writeOff(1, AVAILABLE), "UnitsWrittenOff 1 AVAILABLE>WRITTEN_OFF@main"),
                row("written off, damaged before", after(lot("A", 3), damage(2, null)), writeOff(2, DAMAGED),
                        "UnitsWrittenOff 2 DAMAGED>WRITTEN_OFF@main"),
                row("more written off than there are", lot("A", 3), writeOff(4, AVAILABLE), "NOT_ENOUGH_AVAILABLE"),
                row("more written off than are damaged", lot("A", 3), writeOff(1, DAMAGED), "NOT_ALLOWED_NOW"),
                row("written off, but sold", after(lot("A", 3), SalesTest.sale("1", 1)), writeOff(1, SOLD), "NOT_ALLOWED_NOW"),
                row("none written off", lot("A", 3), writeOff(0, AVAILABLE), "QUANTITY_NOT_POSSIBLE"));
    }

    @Test
    void aRefusalSaysWhereTheUnitsAreAndWhatTheyMayDo() {
        var packed = after(lot("A", 3), SalesTest.sale("1", 2), FulfilmentTest.step(QuantityChange.PACK, 2), damage(1, null));
        var refusal = catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(repair(2, null), packed));
        assertThat(refusal).hasMessage("only 1 of A are in DAMAGED at main. Now: 2 in PACKED, from where SALE_CANCELLATION, SHIPMENT, "
                + "DELIVERY, RETURN_REQUEST, RETURN_RECEIPT are possible; 1 in DAMAGED, from where REPAIR, LOSS, WRITE_OFF are possible");
        assertThat(catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(lose(1, SOLD), packed)))
                .hasMessageStartingWith("LOSS takes no units of A from SOLD, only from [AVAILABLE, DAMAGED]; release, cancel or take back");
        assertThat(catchThrowableOfType(Refusal.class, () -> ItemDecider.decide(find(1), lot("A"))))
                .hasMessage("only 0 of A were lost and not found since; receive or adjust what was never here. Now: no unit is anywhere");
    }

    @Test
    void eachHasAReason() {
        for (var action : new ItemAction[]{new ItemAction.Damage(sku("A"), 1, null, " ", NOON),
                new ItemAction.Lose(sku("A"), 1, AVAILABLE, null, null, NOON),
                new ItemAction.WriteOff(sku("A"), 1, AVAILABLE, null, null, NOON)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(action, lot("A", 1))).withMessage("reason is missing");
        }
    }

    @Test
    void whatIsLostIsOnNoShelfAndIsRemembered() {
        var lost = after(lot("A", 3), lose(1, AVAILABLE), damage(1, null), lose(1, DAMAGED));
        assertThat(lost.units().byPlace()).isEqualTo(lot("A", 1).units().byPlace());
        assertThat(lost.lostUnits()).isEqualTo(2);
        assertThat(after(lost, find(1)).lostUnits()).isOne();
    }

    static ItemAction.Damage damage(int units, String location) {
        return new ItemAction.Damage(sku("A"), units, location, "fell down", NOON);
    }

    static ItemAction.Repair repair(int units, String location) {
        return new ItemAction.Repair(sku("A"), units, location, "glued", NOON);
    }

    static ItemAction.Lose lose(int units, Bucket from) {
        return new ItemAction.Lose(sku("A"), units, from, null, "not where it was", NOON);
    }

    static ItemAction.Find find(int units) {
        return new ItemAction.Find(sku("A"), units, null, "behind the shelf", NOON);
    }

    static ItemAction.WriteOff writeOff(int units, Bucket from) {
        return new ItemAction.WriteOff(sku("A"), units, from, null, "beyond repair", NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
