package io.soldonce.item;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.NOTHING;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.soldonce.item.ItemAction.DefineKit;
import io.soldonce.item.ItemFact.KitComponent;
import io.soldonce.item.ItemFact.Purpose;
import io.soldonce.values.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A kit SET of one deck D and two sleeves S: it has no units, its components move, all or none.
class KitDeciderTest {
    private static final Item SET = after(lot("SET"), kit("SET", part("D", 1), part("S", 2)));

    @ParameterizedTest(name = "{0} -> {4}")
    @MethodSource("moves")
    void answers(String when, Item deck, Item sleeves, ItemAction action, String then) {
        assertThat(outcome(() -> KitDecider.decide(action, SET, shelf(deck, sleeves)::of))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> moves() {
        var three = shelf(lot("D", 3), lot("S", 6));
        var reserved = three.after(reserve("show", 2));
        var released = reserved.after(release("show"));
        var held = three.after(hold("check", 1));
        return Stream.of(
                row("reserved", three, reserve("show", 3),
                        "UnitsReserved 3 AVAILABLE>RESERVED@main; UnitsReserved 6 AVAILABLE>RESERVED@main"),
                row("reserved again", reserved, reserve("show", 2), NOTHING),
                row("reserved under a used id", released, reserve("show", 2), "HOLD_ID_USED"),
                row("one sleeve short", shelf(lot("D", 3), lot("S", 5)), reserve("show", 3), "NOT_ENOUGH_AVAILABLE"),
                row("no deck", shelf(lot("D"), lot("S", 5)), reserve("show", 1), "NOT_ENOUGH_AVAILABLE"),
                row("no kits", three, reserve("show", 0), "QUANTITY_NOT_POSSIBLE"),
                row("more than an int", three, reserve("show", Integer.MAX_VALUE), "QUANTITY_NOT_POSSIBLE"),
                row("released", reserved, release("show"),
                        "ReservationReleased 2 RESERVED>AVAILABLE@main; ReservationReleased 4 RESERVED>AVAILABLE@main"),
                row("released again", released, release("show"), NOTHING),
                row("released, never reserved", three, release("show"), "HOLD_UNKNOWN"),
                row("held", three, hold("check", 1), "UnitsHeld 1 AVAILABLE>HELD@main; UnitsHeld 2 AVAILABLE>HELD@main"),
                row("held again", held, hold("check", 1), NOTHING),
                row("given free", held, releaseHold("check"), "HoldReleased 1 HELD>AVAILABLE@main; HoldReleased 2 HELD>AVAILABLE@main"),
                row("given free, never held", three, releaseHold("check"), "HOLD_UNKNOWN"),
                row("received", three, receive("SET", 1), "KIT_HAS_NO_UNITS"));
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("definitions")
    void isDefined(String when, DefineKit action, String then) {
        var known = shelf(lot("D", 3), lot("S", 6)).and(SET).and(lot("NEW")).and(after(lot("OWN"), receive("OWN", 1)));
        assertThat(outcome(() -> KitDecider.decide(action, known.of(action.sku()), known::of))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> definitions() {
        return Stream.of(
                Arguments.of("a new kit", kit("NEW", part("D", 1), part("S", 2)), "KitDefined"),
                Arguments.of("the same again", kit("SET", part("D", 1), part("S", 2)), NOTHING),
                Arguments.of("of nothing", kit("NEW"), "KIT_NOT_POSSIBLE"),
                Arguments.of("of none of a component", kit("NEW", part("D", 0)), "KIT_NOT_POSSIBLE"),
                Arguments.of("of a component named twice", kit("NEW", part("D", 1), part("d", 1)), "KIT_NOT_POSSIBLE"),
                Arguments.of("of itself", kit("NEW", part("new", 1)), "KIT_NOT_POSSIBLE"),
                Arguments.of("of a kit", kit("NEW", part("SET", 1)), "KIT_NOT_POSSIBLE"),
                Arguments.of("of an item nobody registered", kit("NEW", part("X", 1)), "KIT_NOT_POSSIBLE"),
                Arguments.of("though it has units", kit("OWN", part("D", 1)), "KIT_NOT_POSSIBLE"),
                Arguments.of("though nobody registered it", kit("Y", part("D", 1)), "ITEM_UNKNOWN"));
    }

    @ParameterizedTest(name = "{0} decks and {1} sleeves make {2} kits")
    @MethodSource("kitsThatCanBeMade")
    void theScarcestComponentDecides(int decks, int sleeves, int kits) {
        var items = shelf(sold("D", decks), sold("S", sleeves));
        assertThat(KitDecider.available(SET, items::of)).isEqualTo(kits);
    }

    static Stream<Arguments> kitsThatCanBeMade() {
        return Stream.of(Arguments.of(3, 6, 3), Arguments.of(3, 5, 2), Arguments.of(1, 9, 1), Arguments.of(0, 9, 0), Arguments.of(3, 1, 0),
                Arguments.of(3, -1, -1), Arguments.of(-2, 9, -2));
    }

    /// The sleeves S became a kit of decks D after SET was made of them: what SET sold of D must come back as it went.
    @Test
    void aPartOfASoldKitStaysWhatItIsMadeOf() {
        var sleeves = after(lot("S"), kit("S", part("D", 1)));
        var taken = after(lot("D", 3), new ItemAction.RecordSale(sku("D"), Shelf.order("1", "SET"), 2, null, NOON));
        var items = shelf(taken, sleeves).and(SET).and(lot("E"));
        assertThat(outcome(() -> KitDecider.decide(kit("S", part("E", 1)), sleeves, items::of))).isEqualTo("KIT_NOT_POSSIBLE");
        var free = shelf(lot("D", 3), sleeves).and(SET).and(lot("E"));
        assertThat(outcome(() -> KitDecider.decide(kit("S", part("E", 1)), sleeves, free::of))).isEqualTo("KitDefined");
    }

    @Test
    void aKitNeedsAHoldIdToo() {
        var items = shelf(lot("D", 3), lot("S", 6));
        assertThatIllegalArgumentException().isThrownBy(() -> KitDecider.decide(reserve(null, 1), SET, items::of))
                .withMessage("holdId is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> KitDecider.decide(hold(" ", 1), SET, items::of))
                .withMessage("holdId is missing");
    }

    @Test
    void anItemThatIsNoKitMovesItself() {
        var items = shelf(lot("D", 3), lot("S", 6));
        var action = new ItemAction.Reserve(sku("D"), "show", 2, Purpose.LIVE_SHOW, null, NOON);
        assertThat(KitDecider.decide(action, items.of(sku("D")), items::of)).isEqualTo(ItemDecider.decide(action, items.of(sku("D"))));
    }

    static Item kitOf(String kit, int quantity, String component) {
        return after(lot(kit), kit(kit, part(component, quantity)));
    }

    /// A lot from which so many are left, fewer than none when it was oversold.
    private static Item sold(String sku, int left) {
        return left >= 0
                ? after(lot(sku, 10), new ItemAction.RecordSale(sku(sku), Shelf.order("1", sku), 10 - left, null, NOON))
                : after(lot(sku), new ItemAction.RecordSale(sku(sku), Shelf.order("1", sku), -left, null, NOON));
    }

    private record Known(Map<Sku, Item> items) {
        Item of(Sku sku) {
            return items.getOrDefault(sku, Item.NONE);
        }

        Known and(Item item) {
            var all = new HashMap<>(items);
            all.put(item.sku(), item);
            return new Known(all);
        }

        Known after(ItemAction kitAction) {
            var now = this;
            for (var fact : KitDecider.decide(kitAction, SET, this::of)) {
                now = now.and(now.of(fact.sku()).after(fact));
            }
            return now;
        }
    }

    private static Known shelf(Item deck, Item sleeves) {
        return new Known(Map.of(deck.sku(), deck, sleeves.sku(), sleeves));
    }

    private static Arguments row(String when, Known shelf, ItemAction action, String then) {
        return Arguments.of(when, shelf.of(sku("D")), shelf.of(sku("S")), action, then);
    }

    private static DefineKit kit(String sku, KitComponent... parts) {
        return new DefineKit(sku(sku), List.of(parts));
    }

    private static KitComponent part(String sku, int quantity) {
        return new KitComponent(sku(sku), quantity);
    }

    private static ItemAction reserve(String holdId, int kits) {
        return new ItemAction.Reserve(sku("SET"), holdId, kits, Purpose.LIVE_SHOW, null, NOON);
    }

    private static ItemAction release(String holdId) {
        return new ItemAction.Release(sku("SET"), holdId, "show is over", NOON);
    }

    private static ItemAction hold(String holdId, int kits) {
        return new ItemAction.Hold(sku("SET"), holdId, kits, "recount", NOON);
    }

    private static ItemAction releaseHold(String holdId) {
        return new ItemAction.ReleaseHold(sku("SET"), holdId, "all there", NOON);
    }
}
