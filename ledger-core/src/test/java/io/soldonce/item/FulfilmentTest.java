package io.soldonce.item;

import static io.soldonce.item.QuantityChange.DELIVERY;
import static io.soldonce.item.QuantityChange.PACK;
import static io.soldonce.item.QuantityChange.PICK;
import static io.soldonce.item.QuantityChange.RETURN_DROPPED;
import static io.soldonce.item.QuantityChange.RETURN_RECEIPT;
import static io.soldonce.item.QuantityChange.RETURN_REQUEST;
import static io.soldonce.item.QuantityChange.SHIPMENT;
import static io.soldonce.item.SalesTest.cancel;
import static io.soldonce.item.SalesTest.sale;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.order;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Sold units go their way to the buyer, and perhaps back: each step takes those that are furthest along, and none is ever refused.
class FulfilmentTest {
    private static final Item TWO_SOLD = after(lot("A", 5), sale("1", 2));

    @ParameterizedTest(name = "{0} -> {3}")
    @MethodSource({"onTheirWay", "onTheirWayBack", "cancelling"})
    void answers(String when, Item given, ItemAction action, String then) {
        assertThat(outcome(() -> ItemDecider.decide(action, given))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> onTheirWay() {
        var picked = after(TWO_SOLD, step(PICK, 1));
        var twoPlaces = after(lot("A", 1), receive("A", 3, "box 7", null), sale("1", 3));
        return Stream.of(
                row("picked", TWO_SOLD, step(PICK, 2), "UnitsPicked 2 SOLD>PICKED@main"),
                row("picked where they lie", twoPlaces, step(PICK, 3), "UnitsPicked 1 SOLD>PICKED@main and 2 SOLD>PICKED@box 7"),
                row("one of them picked", TWO_SOLD, step(PICK, 1), "UnitsPicked 1 SOLD>PICKED@main"),
                row("no more picked than were sold", TWO_SOLD, step(PICK, 9), "UnitsPicked 2 SOLD>PICKED@main"),
                row("picked again", after(TWO_SOLD, step(PICK, 2)), step(PICK, 2), NOTHING),
                row("packed, the picked one first", picked, step(PACK, 1), "UnitsPacked 1 PICKED>PACKED@main"),
                row("packed, then the other", picked, step(PACK, 2), "UnitsPacked 1 PICKED>PACKED@main and 1 SOLD>PACKED@main"),
                row("packed without being picked", TWO_SOLD, step(PACK, 2), "UnitsPacked 2 SOLD>PACKED@main"),
                row("shipped from wherever they are", after(picked, step(PACK, 1)), step(SHIPMENT, 2),
                        "UnitsShipped 1 PACKED>SHIPPED@main and 1 SOLD>SHIPPED@main"),
                row("shipped, only the one that is not packed", after(picked, step(PACK, 1)), from(SHIPMENT, Bucket.SOLD, 2),
                        "UnitsShipped 1 SOLD>SHIPPED@main"),
                row("shipped again", after(TWO_SOLD, step(SHIPMENT, 2)), step(SHIPMENT, 2), NOTHING),
                row("packed after it was shipped", after(TWO_SOLD, step(SHIPMENT, 2)), step(PACK, 2), NOTHING),
                row("delivered", after(TWO_SOLD, step(SHIPMENT, 2)), step(DELIVERY, 2), "UnitsDelivered 2 SHIPPED>DELIVERED@main"),
                row("handed over the counter", TWO_SOLD, step(DELIVERY, 2), "UnitsDelivered 2 SOLD>DELIVERED@main"),
                row("another order's", TWO_SOLD, new ItemAction.Advance(sku("A"), order("2", "A"), PICK, 1, null, NOON), NOTHING),
                row("none", TWO_SOLD, step(PICK, 0), NOTHING));
    }

    static Stream<Arguments> onTheirWayBack() {
        var oneDelivered = after(TWO_SOLD, step(SHIPMENT, 2), step(DELIVERY, 1));
        var requested = after(oneDelivered, step(RETURN_REQUEST, 1));
        return Stream.of(
                row("asked for, the delivered one first", oneDelivered, step(RETURN_REQUEST, 2),
                        "ReturnRequested 1 DELIVERED>RETURN_REQUESTED@main and 1 SHIPPED>RETURN_REQUESTED@main"),
                row("asked for, though nobody said it was shipped", TWO_SOLD, step(RETURN_REQUEST, 1),
                        "ReturnRequested 1 SOLD>RETURN_REQUESTED@main"),
                row("dropped", requested, step(RETURN_DROPPED, 1), "ReturnDropped 1 RETURN_REQUESTED>DELIVERED@main"),
                row("dropped, never asked for", oneDelivered, step(RETURN_DROPPED, 1), NOTHING),
                row("received, the one asked for first", requested, step(RETURN_RECEIPT, 2),
                        "ReturnReceived 1 RETURN_REQUESTED>RETURNED@main and 1 SHIPPED>RETURNED@main"),
                row("received, never asked for", TWO_SOLD, step(RETURN_RECEIPT, 1), "ReturnReceived 1 SOLD>RETURNED@main"),
                row("received again", after(requested, step(RETURN_RECEIPT, 2)), step(RETURN_RECEIPT, 2), NOTHING),
                row("shipped, but it came back already", after(requested, step(RETURN_RECEIPT, 2)), step(SHIPMENT, 2), NOTHING));
    }

    static Stream<Arguments> cancelling() {
        var threeStages = after(lot("A", 5), sale("1", 3), step(PACK, 1), step(PICK, 1));
        return Stream.of(
                row("picked ones come back", after(TWO_SOLD, step(PICK, 2)), cancel("1", 2), "SaleCancelled 2 PICKED>AVAILABLE@main"),
                row("packed ones come back", after(TWO_SOLD, step(PACK, 2)), cancel("1", 2), "SaleCancelled 2 PACKED>AVAILABLE@main"),
                row("the least far first", threeStages, cancel("1", 3),
                        "SaleCancelled 1 SOLD>AVAILABLE@main and 1 PICKED>AVAILABLE@main and 1 PACKED>AVAILABLE@main"),
                row("only the packed one", threeStages,
                        new ItemAction.CancelSale(sku("A"), order("1", "A"), Bucket.PACKED, 3, null, NOON),
                        "SaleCancelled 1 PACKED>AVAILABLE@main"),
                row("only what is reserved", after(lot("A", 5), new ItemAction.ReserveForOrder(sku("A"), order("1", "A"), 1, NOON)),
                        new ItemAction.CancelSale(sku("A"), order("1", "A"), Bucket.SOLD, 1, null, NOON), NOTHING),
                row("shipped ones do not", after(TWO_SOLD, step(SHIPMENT, 2)), cancel("1", 2), NOTHING),
                row("delivered ones do not", after(TWO_SOLD, step(DELIVERY, 2)), cancel("1", 2), NOTHING),
                row("what is not shipped yet", after(TWO_SOLD, step(SHIPMENT, 1)), cancel("1", 2), "SaleCancelled 1 SOLD>AVAILABLE@main"));
    }

    private static final Set<QuantityChange> STEPS = EnumSet.of(PICK, PACK, SHIPMENT, DELIVERY, RETURN_REQUEST, RETURN_DROPPED,
            RETURN_RECEIPT);

    @ParameterizedTest
    @EnumSource
    void whateverTheStepAUnitGoesOnlyWhereTheTableLetsIt(QuantityChange change) {
        if (!STEPS.contains(change)) {
            assertThatIllegalArgumentException().isThrownBy(() -> ItemDecider.decide(step(change, 1), TWO_SOLD))
                    .withMessage("no step of an order: " + change);
            return;
        }
        for (var bucket : Bucket.values()) {
            var facts = ItemDecider.decide(from(change, bucket, 1), standing(bucket));
            var expected = change.origins().contains(bucket) ? 1 : 0;
            assertThat(facts).as("%s from %s", change, bucket).hasSize(expected);
            facts.forEach(fact -> assertThat(((ItemFact.Moved) fact).movements()).allMatch(change::allows));
        }
    }

    /// One unit of order 1 that stands in the bucket, if an order's unit can.
    private static Item standing(Bucket bucket) {
        var sold = after(lot("A", 1), sale("1", 1));
        return switch (bucket) {
            case PICKED -> after(sold, step(PICK, 1));
            case PACKED -> after(sold, step(PACK, 1));
            case SHIPPED -> after(sold, step(SHIPMENT, 1));
            case DELIVERED -> after(sold, step(DELIVERY, 1));
            case RETURN_REQUESTED -> after(sold, step(RETURN_REQUEST, 1));
            case RETURNED -> after(sold, step(RETURN_RECEIPT, 1));
            case SOLD, AVAILABLE, RESERVED, DAMAGED, HELD, CONSIGNED, SUPPLIER, LOST, WRITTEN_OFF, CORRECTION, TRANSFORMED -> sold;
        };
    }

    @Test
    void theOrderLineSaysWhereItsUnitsStand() {
        var line = after(lot("A", 5), sale("1", 3), step(SHIPMENT, 2), step(DELIVERY, 1)).sold().get(order("1", "A"));
        assertThat(line.quantity()).isEqualTo(3);
        assertThat(line.in(Bucket.SOLD)).isOne();
        assertThat(line.in(Bucket.SHIPPED)).isOne();
        assertThat(line.in(Bucket.DELIVERED)).isOne();
        assertThat(line.cost()).extracting(ItemFact.CostShare::quantity).containsExactly(3);
    }

    static ItemAction.Advance step(QuantityChange step, int units) {
        return from(step, null, units);
    }

    private static ItemAction.Advance from(QuantityChange step, Bucket from, int units) {
        return new ItemAction.Advance(sku("A"), order("1", "A"), step, from, units, "R-1", NOON);
    }

    private static Arguments row(String when, Item given, ItemAction action, String then) {
        return Arguments.of(when, given, action, then);
    }
}
