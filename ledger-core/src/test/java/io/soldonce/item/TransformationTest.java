package io.soldonce.item;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.after;
import static io.soldonce.item.Shelf.lot;
import static io.soldonce.item.Shelf.oneOfAKind;
import static io.soldonce.item.Shelf.outcome;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.item.Transformation.From;
import io.soldonce.item.Transformation.Into;
import io.soldonce.item.Transformation.Kind;
import io.soldonce.values.Money;
import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A lot is split, lots are merged, a box is broken into cards: all of it or none, and what it cost goes with it.
class TransformationTest {
    /// Two boxes at 60; the cards A and B, the one of a kind ONE, the archived OLD, a kit SET, and goods of Ann's.
    private static final Stockroom SHOP = Stockroom.of(after(lot("BOX"), receive("BOX", 2, null, usd("60"))), lot("A", 3), lot("B"),
            oneOfAKind("ONE"),
            after(lot("OLD"), ArchiveTest.archive("OLD")), KitDeciderTest.kitOf("SET", 1, "A"),
            after(lot("ANN"), new ItemAction.Receive(sku("ANN"), 4, null, usd("1"), "Ann", null, NOON)),
            after(lot("EURO"), receive("EURO", 1, null, usd("5")), receive("EURO", 1, null, Money.of("5", "EUR"))));

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource({"done", "refused"})
    void answers(String when, Transformation asked, String then) {
        assertThat(outcome(() -> TransformationDecider.decide(asked, SHOP::item))).as(when).isEqualTo(then);
    }

    static Stream<Arguments> done() {
        return Stream.of(
                row("a box is broken", breaking(1, into("A", 10), into("B", 2)),
                        "UnitsTransformed 1 AVAILABLE>TRANSFORMED@main; UnitsFormed 10 TRANSFORMED>AVAILABLE@main; "
                                + "UnitsFormed 2 TRANSFORMED>AVAILABLE@main"),
                row("a card is found in it", breaking(1, into("ONE", 1)),
                        "UnitsTransformed 1 AVAILABLE>TRANSFORMED@main; UnitsFormed 1 TRANSFORMED>AVAILABLE@main"),
                row("two are split off", split(from("A", 2), into("B", 2)),
                        "UnitsTransformed 2 AVAILABLE>TRANSFORMED@main; UnitsFormed 2 TRANSFORMED>AVAILABLE@main"),
                row("merged", new Transformation("T", Kind.MERGE, List.of(from("A", 3), from("BOX", 1)), List.of(into("B", 4)), NOON),
                        "UnitsTransformed 3 AVAILABLE>TRANSFORMED@main; UnitsTransformed 1 AVAILABLE>TRANSFORMED@main; "
                                + "UnitsFormed 4 TRANSFORMED>AVAILABLE@main"),
                row("put elsewhere", breaking(1, new Into(sku("A"), 4, " binder ", null)),
                        "UnitsTransformed 1 AVAILABLE>TRANSFORMED@main; UnitsFormed 4 TRANSFORMED>AVAILABLE@binder"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row("nothing is taken", new Transformation("T", Kind.MERGE, List.of(), List.of(into("A", 1)), NOON),
                        "TRANSFORMATION_NOT_POSSIBLE"),
                row("nothing is made", breaking(1), "TRANSFORMATION_NOT_POSSIBLE"),
                row("two are split",
                        new Transformation("T", Kind.SPLIT, List.of(from("A", 1), from("BOX", 1)), List.of(into("B", 2)), NOON),
                        "TRANSFORMATION_NOT_POSSIBLE"),
                row("two are broken",
                        new Transformation("T", Kind.BREAK, List.of(from("A", 1), from("BOX", 1)), List.of(into("B", 2)), NOON),
                        "TRANSFORMATION_NOT_POSSIBLE"),
                row("merged into two",
                        new Transformation("T", Kind.MERGE, List.of(from("BOX", 2)), List.of(into("A", 1), into("B", 1)), NOON),
                        "TRANSFORMATION_NOT_POSSIBLE"),
                row("split into more", split(from("A", 2), into("B", 3)), "TRANSFORMATION_NOT_POSSIBLE"),
                row("split into itself", split(from("A", 3), into("a", 2), into("B", 1)), "TRANSFORMATION_NOT_POSSIBLE"),
                row("a piece named twice", breaking(1, into("A", 2), into("a", 1)), "TRANSFORMATION_NOT_POSSIBLE"),
                row("more boxes than there are", breaking(3, into("A", 1)), "NOT_ENOUGH_AVAILABLE"),
                row("no box", breaking(0, into("A", 1)), "QUANTITY_NOT_POSSIBLE"),
                row("none of a piece", breaking(1, into("A", 0)), "QUANTITY_NOT_POSSIBLE"),
                row("two of one of a kind", breaking(1, into("ONE", 2)), "ONE_OF_A_KIND"),
                row("an item nobody registered", breaking(1, into("NEW", 1)), "ITEM_UNKNOWN"),
                row("of an item nobody registered", split(from("NEW", 1), into("A", 1)), "ITEM_UNKNOWN"),
                row("an archived piece", breaking(1, into("OLD", 1)), "ITEM_ARCHIVED"),
                row("a kit", breaking(1, into("SET", 1)), "KIT_HAS_NO_UNITS"),
                row("of a kit", split(from("SET", 1), into("B", 1)), "KIT_HAS_NO_UNITS"),
                row("Ann's into ours", split(from("ANN", 1), into("A", 1)), "OWNER_DIFFERS"),
                row("ours with Ann's",
                        new Transformation("T", Kind.MERGE, List.of(from("A", 1), from("ANN", 1)), List.of(into("B", 2)), NOON),
                        "OWNER_DIFFERS"),
                row("only some name a cost", breaking(1, into("A", 1, "60"), into("B", 1)), "COST_DOES_NOT_FIT"),
                row("a cent too much", breaking(1, into("A", 1, "30"), into("B", 1, "30.01")), "COST_DOES_NOT_FIT"),
                row("a cent too little", breaking(1, into("A", 1, "30"), into("B", 1, "29.99")), "COST_DOES_NOT_FIT"),
                row("in another currency", breaking(1, new Into(sku("A"), 1, null, Money.of("60", "EUR"))), "COST_DOES_NOT_FIT"),
                row("less than nothing", breaking(1, into("A", 1, "-1"), into("B", 1, "61")), "COST_DOES_NOT_FIT"),
                row("named, of what nobody knows the cost", split(from("A", 1), into("B", 1, "1")), "COST_DOES_NOT_FIT"),
                row("named, of what was paid in two currencies", split(from("EURO", 2), into("B", 2, "10")), "COST_DOES_NOT_FIT"));
    }

    @Test
    void aRefusalSaysWhy() {
        assertThat(why(breaking(1, into("A", 1, "30"), into("B", 1, "29.99")))).hasMessage(
                "the pieces together name 59.99 USD, and what they are made of cost 60.00 USD; make them equal");
        assertThat(why(split(from("EURO", 2), into("B", 2, "10")))).hasMessage(
                "what the pieces are made of was paid in several currencies; name none");
        assertThat(why(split(from("A", 2), into("B", 3)))).hasMessageStartingWith("2 units would become 3; a split or a merge keeps");
    }

    @Test
    void itHasAnIdAndAKind() {
        assertThatIllegalArgumentException().isThrownBy(() -> SHOP.decide(new Transformation(" ", Kind.BREAK, List.of(from("BOX", 1)),
                List.of(into("A", 1)), NOON))).withMessage("transformationId is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> SHOP.decide(new Transformation("T", null, List.of(from("BOX", 1)),
                List.of(into("A", 1)), NOON))).withMessageStartingWith("kind is missing");
    }

    @Test
    void theSameIdIsTheSameTransformation() {
        var broken = SHOP.after(breaking(1, into("A", 10)));
        assertThat(broken.decide(breaking(1, into("A", 10)))).isEmpty();
        var other = catchThrowableOfType(Refusal.class, () -> broken.decide(breaking(1, into("A", 10), into("B", 1))));
        assertThat(other.code()).isEqualTo("TRANSFORMATION_ID_USED");
    }

    @Test
    void theFactsNameTheOtherSide() {
        var facts = SHOP.decide(breaking(1, into("a", 2), into("B", 1)));
        assertThat(facts.getFirst()).isInstanceOfSatisfying(ItemFact.UnitsTransformed.class, gone -> {
            assertThat(gone.into()).extracting(Sku::value).containsExactly("A", "B");
            assertThat(gone.cost()).containsExactly(new CostShare(1, usd("60")));
        });
        assertThat(facts.subList(1, 3)).allSatisfy(fact -> assertThat(((ItemFact.UnitsFormed) fact).from()).containsExactly(sku("BOX")));
    }

    @Test
    void theCostFollowsByShareOrByName() {
        assertThat(SHOP.after(breaking(2, into("B", 7))).item(sku("B")).costs())
                .containsExactly(new Item.CostLayer(2, usd("17.15")), new Item.CostLayer(5, usd("17.14")));
    }

    @Test
    void namedAmountsAreThePiecesOwn() {
        var broken = SHOP.after(breaking(1, into("ONE", 1, "50"), into("B", 3, "10")));
        assertThat(broken.item(sku("ONE")).costs()).containsExactly(new Item.CostLayer(1, usd("50")));
        assertThat(broken.item(sku("B")).costs()).containsExactly(new Item.CostLayer(1, usd("3.34")), new Item.CostLayer(2, usd("3.33")));
        assertThat(broken.item(sku("BOX")).costs()).containsExactly(new Item.CostLayer(1, usd("60")));
    }

    @Test
    void piecesOfUnknownOrMixedCostHaveNone() {
        assertThat(SHOP.after(split(from("A", 2), into("B", 2))).item(sku("B")).costs()).containsExactly(new Item.CostLayer(2, null));
        assertThat(SHOP.after(split(from("EURO", 2), into("B", 2))).item(sku("B")).costs()).containsExactly(new Item.CostLayer(2, null));
    }

    @Test
    void piecesBelongToWhomTheWholeBelonged() {
        var split = SHOP.after(split(from("ANN", 2), into("B", 2)));
        assertThat(split.item(sku("B")).owner()).isEqualTo("Ann");
        assertThat(outcome(() -> ItemDecider.decide(receive("B", 1), split.item(sku("B"))))).isEqualTo("OWNER_DIFFERS");
    }

    @Test
    void whatIsSoldOrHeldStaysWhatItIs() {
        var held = SHOP.and(after(SHOP.item(sku("BOX")), new ItemAction.Hold(sku("BOX"), "check", 2, "look at it", NOON)));
        assertThat(outcome(() -> held.decide(breaking(1, into("A", 1))))).isEqualTo("NOT_ENOUGH_AVAILABLE");
    }

    @Test
    void noMoreThanACommitHolds() {
        var pieces = IntStream.rangeClosed(1, TransformationDecider.MOST_ITEMS).mapToObj(number -> into("C" + number, 1)).toList();
        assertThat(why(new Transformation("T", Kind.BREAK, List.of(from("BOX", 1)), pieces, NOON)).code())
                .isEqualTo("TRANSFORMATION_NOT_POSSIBLE");
    }

    /// Boxes of several costs are broken, split and merged at random: what the shop paid stays what the shop paid.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noCentIsLostOnTheWay(int seed) {
        var random = new Random(seed);
        var shop = Stockroom.of(lot("A"), lot("B"), lot("C"), lot("D"));
        for (var sku : List.of("A", "B")) {
            shop = shop.and(after(shop.item(sku(sku)), receive(sku, random.nextInt(1, 50), null, usd("0." + random.nextInt(1, 10_000))),
                    receive(sku, random.nextInt(1, 50), null, usd(random.nextInt(1, 5000) + ".5"))));
        }
        var paid = shop.value();
        for (var round = 0; round < 30; round++) {
            var skus = new ArrayList<>(List.of("A", "B", "C", "D"));
            Collections.shuffle(skus, random);
            var source = shop.item(sku(skus.getFirst()));
            if (source.units().available() > 0) {
                var taken = random.nextInt(1, source.units().available() + 1);
                var kind = random.nextBoolean() ? Kind.BREAK : Kind.SPLIT;
                var first = kind == Kind.BREAK ? random.nextInt(1, 90) : taken;
                shop = shop.after(new Transformation("T-" + round, kind, List.of(from(skus.getFirst(), taken)),
                        kind == Kind.BREAK ? List.of(into(skus.get(1), first), into(skus.get(2), 1)) : List.of(into(skus.get(1), first)),
                        NOON));
                assertThat(shop.value()).as("round %s", round).isEqualTo(paid);
            }
        }
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    private static Refusal why(Transformation asked) {
        return catchThrowableOfType(Refusal.class, () -> SHOP.decide(asked));
    }

    private static Transformation breaking(int boxes, Into... pieces) {
        return new Transformation("T", Kind.BREAK, List.of(from("BOX", boxes)), List.of(pieces), NOON);
    }

    private static Transformation split(From from, Into... pieces) {
        return new Transformation("T", Kind.SPLIT, List.of(from), List.of(pieces), NOON);
    }

    private static From from(String sku, int units) {
        return new From(sku(sku), units, null);
    }

    private static Into into(String sku, int units) {
        return new Into(sku(sku), units, null, null);
    }

    private static Into into(String sku, int units, String cost) {
        return new Into(sku(sku), units, null, usd(cost));
    }

    private static Arguments row(String when, Transformation asked, String then) {
        return Arguments.of(when, asked, then);
    }
}
