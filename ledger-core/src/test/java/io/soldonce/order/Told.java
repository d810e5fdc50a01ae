package io.soldonce.order;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.usd;

import io.soldonce.item.Shelf;
import io.soldonce.order.OrderAction.Step;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.order.OrderFact.MoneyKind;
import io.soldonce.order.OrderFact.ReturnLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What marketplaces may tell of one order, drawn from a seed: the shop, and four to seven tellings, each of another kind.
///
/// @param lines   of the order, of which there is one
/// @param tellings to be told in any order
record Told(long seed, Kind kind, int units, List<Line> lines, List<OrderAction> tellings) {

    enum Kind {
        ONE_OF_A_KIND(new Line("1", "CARD", null, "Card", 1, usd("40"))),
        LOT(new Line("1", "A", null, "A", 3, usd("9"))),
        TWO_LINES_OF_ONE_SKU(new Line("1", "A", null, "A", 2, usd("9")), new Line("2", "A", null, "A", 1, usd("8"))),
        A_KIT(new Line("1", "KIT", null, "Kit", 2, usd("30"))),
        A_KIT_AND_ITS_COMPONENT(new Line("1", "KIT", null, "Kit", 1, usd("30")), new Line("2", "A", null, "A", 2, null)),
        TWO_KITS_THAT_SHARE(new Line("1", "KIT", null, "Kit", 1, null), new Line("2", "TWIN", null, "Twin", 2, usd("20")));

        private final List<Line> lines;

        Kind(Line... lines) {
            this.lines = List.of(lines);
        }
    }

    static Told of(long seed, int most) {
        var random = new Random(seed);
        var kind = Kind.values()[random.nextInt(Kind.values().length)];
        var tellings = new ArrayList<OrderAction>();
        if (random.nextInt(12) > 0) {
            tellings.add(new OrderAction.Place(EBAY, "o", kind.lines, random.nextInt(3) == 0, at(random)));
        }
        var others = others(random, kind.lines);
        Collections.shuffle(others, random);
        tellings.addAll(others.subList(0, random.nextInt(4, most + 1) - tellings.size()));
        return new Told(seed, kind, random.nextInt(3) == 0 ? 1 : 9, kind.lines, tellings);
    }

    private static List<OrderAction> others(Random random, List<Line> lines) {
        return new ArrayList<>(List.of(
                new OrderAction.Pay(EBAY, "o", at(random)),
                new OrderAction.Cancel(EBAY, "o", List.of(), "buyer asked", at(random)),
                new OrderAction.Cancel(EBAY, "o", List.of(lineId(random, lines)), "sold out", at(random)),
                step(random, lines, Step.PICKED), step(random, lines, Step.PACKED), step(random, lines, Step.SHIPPED),
                step(random, lines, Step.SHIPPED), step(random, lines, Step.DELIVERED),
                new OrderAction.RequestReturn(EBAY, "o", "r1", back(random, lines), "does not fit", at(random)),
                new OrderAction.RequestReturn(EBAY, "o", "r2", back(random, lines), "broken", at(random)),
                new OrderAction.ApproveReturn(EBAY, "o", "r1", at(random)),
                new OrderAction.DropReturn(EBAY, "o", oneOf(random, "r1", "r2"), "the buyer keeps it", at(random)),
                new OrderAction.ReceiveReturn(EBAY, "o", "r1", back(random, lines), at(random)),
                new OrderAction.ReceiveReturn(EBAY, "o", "r2", back(random, lines), at(random)),
                new OrderAction.Refund(EBAY, "o", "f1", null, usd("9"), "goodwill", at(random)),
                new OrderAction.Refund(EBAY, "o", "f2", lineId(random, lines), usd("40"), "return", at(random)),
                new OrderAction.EnterMoney(EBAY, "o", "m1", null, MoneyKind.MARKETPLACE_FEE, usd("1.30"), at(random))));
    }

    private static OrderAction step(Random random, List<Line> lines, Step step) {
        var lineIds = random.nextBoolean() ? List.<String>of() : List.of(lineId(random, lines));
        return new OrderAction.Forward(EBAY, "o", step, lineIds, null, null, true, at(random));
    }

    private static List<ReturnLine> back(Random random, List<Line> lines) {
        return random.nextInt(3) == 0 ? List.of() : List.of(new ReturnLine(lineId(random, lines), random.nextInt(1, 4)));
    }

    private static String lineId(Random random, List<Line> lines) {
        return lines.get(random.nextInt(lines.size())).lineId();
    }

    private static String oneOf(Random random, String... some) {
        return some[random.nextInt(some.length)];
    }

    private static Instant at(Random random) {
        return NOON.plus(Duration.ofHours(random.nextInt(3)));
    }

    /// One card; A and B in lots, two cost layers of A where a single SKU is sold; KIT is two A and a B, TWIN one A.
    Shop shop() {
        var shop = new Shop().put(Shelf.after(Shelf.oneOfAKind("CARD"), Shelf.receive("CARD", 1, null, usd("25"))));
        Stream.of("A", "B").forEach(sku -> shop.put(Shelf.lot(sku)));
        var later = kind == Kind.LOT || kind == Kind.TWO_LINES_OF_ONE_SKU ? "7" : "5";
        shop.tell(Shelf.receive("A", 1, null, usd("5")));
        shop.tell(Shelf.receive("B", units, null, usd("2")));
        if (units > 1) {
            shop.tell(Shelf.receive("A", units - 1, null, usd(later)));
        }
        return shop.kit("KIT", "A", 2, "B", 1).kit("TWIN", "A", 1);
    }

    List<String> skus() {
        return List.of("CARD", "A", "B");
    }

    int unitsOf(String sku) {
        return sku.equals("CARD") ? 1 : units;
    }

    /// How many units of an item one of the line is made of.
    static int times(Line line, String unit) {
        var parts = switch (line.told()) {
            case "KIT" -> List.of("A", "A", "B");
            case "TWIN" -> List.of("A");
            default -> List.of(line.told());
        };
        return Collections.frequency(parts, unit);
    }

    /// Everything told twice, the second time anywhere later.
    List<OrderAction> twice(List<OrderAction> once) {
        var random = new Random(seed);
        var twice = new ArrayList<>(once);
        IntStream.range(0, once.size()).forEach(i -> {
            var first = twice.indexOf(once.get(i));
            twice.add(first + 1 + random.nextInt(twice.size() - first), once.get(i));
        });
        return twice;
    }

}
