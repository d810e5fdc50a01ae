package io.soldonce.projections.query.asof;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.TCGPLAYER;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.engine.Outcome;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.item.Transformation;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.TestLedger;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A shop's past, drawn from one seed, on a real ledger. Some things are told late, several at the same instant, many are refused.
final class RandomPast {
    static final List<Sku> ITEMS = List.of(new Sku("Card"), new Sku("BOX"), new Sku("sleeves"), new Sku("PSA-10"));
    static final Sku KIT = new Sku("BUNDLE");
    private static final List<ChannelId> CHANNELS = List.of(EBAY, WHATNOT, TCGPLAYER);
    private static final List<String> PLACES = List.of("main", "main", "attic");

    private final TestLedger ledger;
    private final Random random;
    private final List<Instant> instants = new ArrayList<>();
    private int number;

    RandomPast(TestLedger ledger, long seed) {
        this.ledger = ledger;
        this.random = new Random(seed);
        ITEMS.forEach(sku -> ledger.done(new ItemAction.Register(sku, details(sku, sku.value().startsWith("PSA")))));
        ledger.done(new ItemAction.Register(KIT, details(KIT, false)));
        ledger.done(new ItemAction.DefineKit(KIT, List.of(new ItemFact.KitComponent(ITEMS.getFirst(), 2),
                new ItemFact.KitComponent(ITEMS.get(2), 1))));
        for (var channel : CHANNELS) {
            ITEMS.forEach(sku -> link(channel, sku));
        }
        link(EBAY, KIT);
    }

    /// Instants at which something was recorded or happened, and some between.
    List<Instant> instants() {
        return instants;
    }

    /// @return whether it changed anything
    boolean next() {
        if (random.nextInt(3) > 0) {
            ledger.advance(Duration.ofSeconds(random.nextInt(1, 4000)));
        }
        var now = ledger.clock().instant();
        var at = random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(20_000)) : now;
        instants.add(now);
        instants.add(at);
        instants.add(at.minusSeconds(random.nextInt(1000)));
        var outcome = ledger.submit(action(at)).join();
        assertThat(outcome).isNotInstanceOf(Outcome.Failed.class);
        return outcome instanceof Outcome.Done done && done.events() > 0;
    }

    private Object action(Instant at) {
        return switch (random.nextInt(34)) {
            case 0, 1, 2, 3 -> new ItemAction.Receive(item(), random.nextInt(1, 6), place(), cost(), null, null, at);
            case 4 ->
                new ItemAction.Adjust(item(), random.nextBoolean() ? -1 : 2, place(), oneOf(List.of(ItemFact.AdjustmentReason.values())),
                        null, at);
            case 5 -> new ItemAction.Reserve(item(), id("hold"), random.nextInt(1, 3), ItemFact.Purpose.LIVE_SHOW, null, at);
            case 6 -> new ItemAction.Release(item(), id("hold"), "over", at);
            case 7 -> new ItemAction.Hold(item(), id("hold"), random.nextInt(1, 3), "look at it", at);
            case 8 -> new ItemAction.ReleaseHold(item(), id("hold"), "fine", at);
            case 9, 10, 11, 12 -> place(at);
            case 13 -> new OrderAction.Pay(channel(), id("order"), at);
            case 14 -> new OrderAction.Cancel(channel(), id("order"), List.of(), "buyer asked", at);
            case 15, 16, 17 -> listing(at);
            case 18 -> rules();
            case 19 -> new ItemAction.Damage(item(), random.nextInt(1, 3), place(), "fell", at);
            case 20 -> new ItemAction.Repair(item(), 1, place(), "glued", at);
            case 21 -> new ItemAction.Lose(item(), 1, random.nextBoolean() ? Bucket.AVAILABLE : Bucket.DAMAGED, place(), "not there", at);
            case 22 -> new ItemAction.Find(item(), 1, place(), "behind the shelf", at);
            case 23 -> new ItemAction.WriteOff(item(), 1, random.nextBoolean() ? Bucket.AVAILABLE : Bucket.DAMAGED, place(), "wet", at);
            case 24 -> new ItemAction.Relocate(item(), 1, "main", "attic", at);
            case 25 -> new ItemAction.Consign(item(), id("consignment"), "Ann", 1, at);
            case 26 -> new ItemAction.TakeBack(item(), id("consignment"), 1, at);
            case 27, 28, 29 ->
                new OrderAction.Forward(channel(), id("order"), oneOf(List.of(OrderAction.Step.values())), List.of(), null, null,
                        random.nextBoolean(), at);
            case 30 -> new OrderAction.RequestReturn(channel(), id("order"), "return-1", List.of(), "too small", at);
            case 31 -> new OrderAction.ReceiveReturn(channel(), id("order"), "return-1", List.of(), at);
            case 32 -> new OrderAction.InspectReturn(channel(), id("order"), "return-1", "L0", null, 1,
                    oneOf(List.of(ItemFact.Verdict.values())), null, "looked", at);
            default ->
                new Transformation("split-" + number++, Transformation.Kind.SPLIT, List.of(new Transformation.From(item(), 2, place())),
                        List.of(new Transformation.Into(item(), 2, place(), null)), at);
        };
    }

    private Object place(Instant at) {
        var sku = random.nextInt(5) == 0 ? KIT : item();
        return new OrderAction.Place(channel(), "order-" + number++, List.of(new OrderFact.Line("L0", sku.value(), null, null,
                random.nextInt(1, 3), Money.of("9.00", "USD"))), random.nextBoolean(), at);
    }

    private Object listing(Instant at) {
        var key = new ListingKey(channel(), item());
        return switch (random.nextInt(9)) {
            case 0 -> new ListingAction.Pause(key, "holiday");
            case 1 -> new ListingAction.Resume(key);
            case 2 -> new ListingAction.Exclude(key, "not here", ledger.clock().instant().plusSeconds(random.nextInt(1, 40_000)));
            case 3 -> new ListingAction.Include(key);
            case 4 -> new ListingAction.SeeEnded(key, at);
            case 5, 6 -> new ListingAction.SeeLive(key, "id-" + random.nextInt(6), Money.of("8.00", "USD"), at);
            default -> new ListingAction.Revise(key, "Title " + random.nextInt(4), Money.of(random.nextInt(2, 30) + ".00", "USD"), false);
        };
    }

    private Object rules() {
        var channel = channel();
        return new ChannelAction.ChangeRules(channel, new ChannelRules(ChannelRules.Mode.AUTO,
                channel.equals(EBAY) ? ChannelRules.Role.PRIMARY : ChannelRules.Role.SECONDARY, random.nextBoolean(), random.nextInt(2),
                random.nextBoolean() ? 3 : null, BigDecimal.valueOf(random.nextInt(50)), null, null, random.nextBoolean()));
    }

    private void link(ChannelId channel, Sku sku) {
        ledger.done(new ListingAction.Link(new ListingKey(channel, sku), channel + "-" + sku, null, "Title of " + sku,
                Money.of("9.00", "USD"), true, ledger.clock().instant()));
    }

    private static ItemDetails details(Sku sku, boolean oneOfAKind) {
        return new ItemDetails("Title of " + sku, "cards", ItemDetails.Condition.NEAR_MINT, null, null, 1, null, ItemDetails.Photos.DONE,
                oneOfAKind, null, null, Map.of(), null);
    }

    private Money cost() {
        return random.nextInt(4) == 0 ? null : Money.of(random.nextInt(1, 9) + ".50", random.nextInt(4) == 0 ? "EUR" : "USD");
    }

    private Sku item() {
        return oneOf(ITEMS);
    }

    private ChannelId channel() {
        return oneOf(CHANNELS);
    }

    private String place() {
        return oneOf(PLACES);
    }

    private String id(String kind) {
        return kind + "-" + random.nextInt(Math.max(4, number));
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
