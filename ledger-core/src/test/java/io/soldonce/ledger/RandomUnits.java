package io.soldonce.ledger;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.usd;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.item.QuantityChange;
import io.soldonce.item.Transformation;
import io.soldonce.item.Transformation.From;
import io.soldonce.item.Transformation.Into;
import io.soldonce.item.Transformation.Kind;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What happens to units outside of orders: they break, get lost, are counted, given away to be sold, become other units; and at a desk
/// that sells without orders every step is tried in any order.
final class RandomUnits {
    static final ChannelId DESK = new ChannelId("desk");
    private static final List<QuantityChange> STEPS = List.of(QuantityChange.PICK, QuantityChange.PACK, QuantityChange.SHIPMENT,
            QuantityChange.DELIVERY, QuantityChange.RETURN_REQUEST, QuantityChange.RETURN_DROPPED, QuantityChange.RETURN_RECEIPT);

    private final Random random;

    RandomUnits(Random random) {
        this.random = random;
    }

    ItemAction onTheShelf(Sku sku) {
        var units = random.nextInt(0, 4);
        return switch (random.nextInt(17)) {
            case 0 -> new ItemAction.Damage(sku, units, place(), "fell down", NOON);
            case 1 -> new ItemAction.Repair(sku, units, place(), "glued", NOON);
            case 2 -> new ItemAction.Lose(sku, units, from(), place(), "not there", NOON);
            case 3, 4 -> new ItemAction.Find(sku, units, place(), "behind the shelf", NOON);
            case 5 -> new ItemAction.WriteOff(sku, units, from(), place(), "beyond repair", NOON);
            case 6 -> new ItemAction.Relocate(sku, units, place(), place(), NOON);
            case 7, 8 -> new ItemAction.Consign(sku, holdId(), "Corner Cards", units, NOON);
            case 9 -> new ItemAction.TakeBack(sku, holdId(), units, NOON);
            case 10 -> new ItemAction.Extend(sku, holdId(), NOON.plusSeconds(random.nextInt(1, 12)), NOON);
            case 11 -> new ItemAction.Count(sku, "count-" + random.nextInt(6), place(), random.nextInt(3), 2, NOON);
            case 14 -> new ItemAction.TakeBack(sku, holdId(), 0, NOON);
            case 15 -> new ItemAction.Expire(sku, holdId(), NOON.plusSeconds(6));
            case 16 -> new ItemAction.Repair(sku, 1, place(), "glued", NOON);
            case 12 -> new ItemAction.Archive(sku, "all gone", NOON);
            default -> new ItemAction.Unarchive(sku, NOON);
        };
    }

    ItemAction atTheDesk(Sku sku) {
        var line = new OrderLine(DESK, "desk-" + random.nextInt(6), sku);
        var units = random.nextInt(1, 4);
        return switch (random.nextInt(9)) {
            case 0, 1 -> new ItemAction.RecordSale(sku, line, units, null, random.nextBoolean() ? holdId() : null, NOON);
            case 2 ->
                new ItemAction.CancelSale(sku, line, random.nextBoolean() ? null : oneOf(List.of(Bucket.values())), units, null, NOON);
            case 3, 4, 5, 6 -> new ItemAction.Advance(sku, line, oneOf(STEPS),
                    random.nextInt(4) == 0 ? oneOf(List.of(Bucket.values())) : null, units, "R-1", NOON);
            default -> new ItemAction.Inspect(sku, line, "R-1", units, oneOf(List.of(Verdict.values())),
                    random.nextInt(6) == 0 ? details("seen " + random.nextInt(3), random.nextBoolean()) : null, null, NOON);
        };
    }

    /// Mostly of a shape that can be.
    Transformation becoming() {
        var skus = new ArrayList<>(RandomHistory.ALL);
        Collections.shuffle(skus, random);
        var kind = oneOf(List.of(Kind.values()));
        var taken = kind == Kind.MERGE || random.nextInt(9) == 0 ? random.nextInt(1, 3) : 1;
        var from = IntStream.range(0, taken).mapToObj(number -> new From(skus.get(number), random.nextInt(1, 4), place())).toList();
        var units = from.stream().mapToInt(From::quantity).sum();
        var made = kind == Kind.MERGE ? 1 : random.nextInt(1, 3);
        var total = cost();
        var into = IntStream.range(0, made).mapToObj(number -> new Into(skus.get(taken + number),
                kind == Kind.BREAK ? random.nextInt(1, 9) : number == 0 ? units - made + 1 : 1, place(), total)).filter(
                        piece -> piece.quantity() > 0)
                .toList();
        return new Transformation("T-" + random.nextInt(30), kind, from, into, NOON);
    }

    /// Sometimes what a unit or two may have cost.
    private Money cost() {
        return random.nextInt(3) > 0 ? null : usd(random.nextInt(1, 9) + (random.nextBoolean() ? ".50" : ".00"));
    }

    private Bucket from() {
        return switch (random.nextInt(6)) {
            case 0 -> Bucket.SOLD;
            case 1, 2 -> Bucket.DAMAGED;
            default -> Bucket.AVAILABLE;
        };
    }

    private String place() {
        return oneOf(List.of("main", "main", "box 7", "attic"));
    }

    private String holdId() {
        return "hold-" + random.nextInt(8);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
