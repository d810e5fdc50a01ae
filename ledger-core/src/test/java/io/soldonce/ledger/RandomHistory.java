package io.soldonce.ledger;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;

import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.item.ItemFact.KitComponent;
import io.soldonce.item.ItemFact.Purpose;
import io.soldonce.order.Identification;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What might happen in a small shop, drawn from one seed: three lots, a thing that is one of a kind, two kits, and a name that
/// nobody registered yet; few order and hold ids, so that everything is told more than once and meets everything else.
/// What is done with the goods of an order is [RandomGoods]', with units outside of orders [RandomUnits]'.
final class RandomHistory {
    static final List<Sku> UNITS = List.of(sku("CARD"), sku("BOX"), sku("SLEEVES"), sku("PSA-10"));
    static final List<Sku> KITS = List.of(sku("BUNDLE"), sku("CRATE"));
    static final List<Sku> ALL = Stream.of(UNITS, KITS, List.of(sku("NEW"))).flatMap(List::stream).toList();
    static final List<ChannelId> CHANNELS = List.of(new ChannelId("ebay"), new ChannelId("bol"));
    static final int ORDERS = 16;

    private final Random random;
    private final RandomUnits units;
    private final RandomGoods goods;
    private final List<Object> told = new ArrayList<>();

    RandomHistory(long seed) {
        random = new Random(seed);
        units = new RandomUnits(random);
        goods = new RandomGoods(random);
    }

    /// How the shop begins.
    static List<Object> opening() {
        return List.of(new ItemAction.Register(sku("CARD"), details("Card", false)),
                new ItemAction.Register(sku("BOX"), details("Box", false)),
                new ItemAction.Register(sku("SLEEVES"), details("Sleeves", false)),
                new ItemAction.Register(sku("PSA-10"), details("The one", true)),
                new ItemAction.Register(sku("BUNDLE"), details("Bundle", false)),
                new ItemAction.Register(sku("CRATE"), details("Crate", false)),
                new ItemAction.DefineKit(sku("BUNDLE"), List.of(new KitComponent(sku("CARD"), 1), new KitComponent(sku("SLEEVES"), 2))),
                new ItemAction.DefineKit(sku("CRATE"), List.of(new KitComponent(sku("BOX"), 3), new KitComponent(sku("CARD"), 1))));
    }

    /// The next thing that happens; one in six happened before.
    Object next() {
        var action = !told.isEmpty() && random.nextInt(6) == 0 ? oneOf(told) : fresh();
        told.add(action);
        return action;
    }

    private Object fresh() {
        return switch (random.nextInt(52)) {
            case 0, 1, 2 -> new ItemAction.Receive(any(), random.nextInt(0, random.nextBoolean() ? 9 : 60), place(),
                    random.nextInt(3) > 0 ? usd(random.nextInt(1, 9) + ".50") : null, random.nextInt(20) == 0 ? "Ann" : null, null, NOON);
            case 3 -> new ItemAction.Adjust(any(), random.nextInt(-4, 5), place(), oneOf(List.of(AdjustmentReason.values())), null, NOON);
            case 4 -> new ItemAction.Reserve(any(), holdId(), random.nextInt(0, 4), oneOf(List.of(Purpose.values())),
                    random.nextBoolean() ? later() : null, NOON);
            case 5 -> new ItemAction.Release(any(), holdId(), "over", NOON);
            case 6 -> new ItemAction.Hold(any(), holdId(), random.nextInt(0, 4), "look at it", NOON);
            case 7 -> new ItemAction.ReleaseHold(any(), holdId(), "fine", NOON);
            case 8, 22 -> rare();
            case 9, 10, 11, 12, 13, 14 -> place(random.nextInt(ORDERS), random.nextBoolean());
            case 15, 16, 17 -> new OrderAction.Pay(channel(), orderId(random.nextInt(ORDERS)), NOON);
            case 18, 19 -> new OrderAction.Cancel(channel(), orderId(random.nextInt(ORDERS)), lines(), "buyer asked", NOON);
            case 20 -> identification(random.nextInt(ORDERS), random.nextInt(ORDERS));
            case 21 -> new OrderAction.MatchLine(channel(), orderId(random.nextInt(ORDERS)), lineId(), any(), NOON);
            case 23, 24, 25, 26, 27, 28, 29, 30, 31, 32 -> goods.ofAnOrder(channel(), orderId(random.nextInt(ORDERS)));
            case 33, 34, 35 -> units.becoming();
            case 36, 37, 38, 39, 40, 41 -> units.atTheDesk(oneOf(UNITS));
            default -> units.onTheShelf(any());
        };
    }

    private Object rare() {
        return switch (random.nextInt(4)) {
            case 0 -> new ItemAction.Revise(any(), details("title " + random.nextInt(3), random.nextBoolean()));
            case 1 -> new ItemAction.Register(any(), details("title " + random.nextInt(3), false));
            default -> new ItemAction.DefineKit(any(), List.of(new KitComponent(any(), random.nextInt(0, 3)), new KitComponent(any(), 1)));
        };
    }

    /// An order has its own lines, drawn from its number; now and then it is told with others.
    private OrderAction.Place place(int order, boolean paid) {
        var lines = new Random(random.nextInt(12) == 0 ? random.nextInt(3) : 1000 + order);
        var told = IntStream.rangeClosed(1, 1 + lines.nextInt(3)).mapToObj(number -> new Line("line-" + number, name(lines), null, null,
                1 + lines.nextInt(3), lines.nextBoolean() ? usd("12.00") : null)).toList();
        return new OrderAction.Place(channel(), orderId(order), told, paid, NOON,
                random.nextInt(4) == 0 ? Map.of("line-1", holdId()) : Map.of());
    }

    /// Half the time with exactly what the other order holds, as a mail and its order do.
    private Identification identification(int order, int provisional) {
        var where = channel();
        var as = random.nextBoolean() ? provisional : order;
        var place = random.nextInt(4) == 0 ? null : place(as, random.nextBoolean());
        return new Identification(where, orderId(order), List.of("mail-1", order == provisional ? "mail-2" : orderId(provisional)),
                place == null ? null : new OrderAction.Place(where, orderId(order), place.lines(), place.paid(), NOON), NOON);
    }

    private static String name(Random lines) {
        return switch (lines.nextInt(10)) {
            case 0 -> "what is this";
            case 1 -> null;
            case 2, 3, 4 -> KITS.get(lines.nextInt(KITS.size())).value();
            case 5 -> "card";
            default -> UNITS.get(lines.nextInt(UNITS.size())).value();
        };
    }

    private Sku any() {
        return switch (random.nextInt(12)) {
            case 0 -> sku("NEW");
            case 1, 2, 3 -> oneOf(KITS);
            default -> oneOf(UNITS);
        };
    }

    private String place() {
        return oneOf(List.of("main", "main", "box 7", "attic"));
    }

    private Instant later() {
        return NOON.plusSeconds(random.nextInt(1, 9));
    }

    private String holdId() {
        return "hold-" + random.nextInt(8);
    }

    private List<String> lines() {
        return random.nextBoolean() ? List.of() : random.nextBoolean() ? List.of(lineId()) : List.of(lineId(), lineId());
    }

    private String lineId() {
        return "line-" + random.nextInt(1, 4);
    }

    private ChannelId channel() {
        return oneOf(CHANNELS);
    }

    static String orderId(int number) {
        return "order-" + number;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
