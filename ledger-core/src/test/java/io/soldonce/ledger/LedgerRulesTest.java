package io.soldonce.ledger;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.receive;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.channel.ChannelSettings;
import io.soldonce.engine.Decision;
import io.soldonce.engine.Decision.Staged;
import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.item.ItemFact.KitComponent;
import io.soldonce.item.ItemFact.Purpose;
import io.soldonce.item.Transformation;
import io.soldonce.item.Transformation.From;
import io.soldonce.item.Transformation.Into;
import io.soldonce.item.Transformation.Kind;
import io.soldonce.listing.Listing;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.values.ListingKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which streams an action touches, and what its caller is told.
class LedgerRulesTest {
    private static final ChannelRules RULES = new ChannelRules(null, null, true, 0, null, null, null, null, false);
    private static final ListingKey LISTING = new ListingKey(EBAY, sku("psa-1"));

    private final LedgerRules rules = new LedgerRules();
    private final MemoryLedger ledger = new MemoryLedger();

    @BeforeEach
    void aCardThreeSleevesAndABundleOfBoth() {
        ledger.tell(new ItemAction.Register(sku("PSA-1"), details("The one", true)));
        ledger.tell(receive("PSA-1", 1));
        ledger.tell(new ItemAction.Register(sku("SLEEVES"), details("Sleeves", false)));
        ledger.tell(receive("SLEEVES", 3));
        ledger.tell(new ItemAction.Register(sku("BUNDLE"), details("Bundle", false)));
        ledger.tell(
                new ItemAction.DefineKit(sku("BUNDLE"), List.of(new KitComponent(sku("PSA-1"), 1), new KitComponent(sku("SLEEVES"), 2))));
    }

    @Test
    void anItemActionAnswersWhatIsLeft() {
        var decision = ledger.decide(new ItemAction.Reserve(sku("sleeves"), "show", 2, Purpose.LIVE_SHOW, null, NOON));
        assertThat(answer(decision)).containsExactlyInAnyOrderEntriesOf(
                Map.of("sku", "SLEEVES", "changed", true, "availableToPromise", 1, "holdId", "show"));
        assertThat(streams(decision)).containsExactly("item:SLEEVES");
    }

    @Test
    void aKitMovesTheStreamsOfItsComponents() {
        var decision = ledger.decide(new ItemAction.Reserve(sku("BUNDLE"), "show", 1, Purpose.LIVE_SHOW, null, NOON));
        assertThat(streams(decision)).containsExactly("item:PSA-1", "item:SLEEVES");
        assertThat(answer(decision)).containsEntry("changed", true).doesNotContainKey("availableToPromise");
        assertThat(ledger.item(sku("SLEEVES")).units().available()).isOne();
    }

    @Test
    void aTransformationIsOneDecisionOverAllItsItems() {
        ledger.tell(new ItemAction.Register(sku("BOX"), details("Box", false)));
        ledger.tell(receive("BOX", 1, null, usd("10")));
        var breaking = new Transformation("T-1", Kind.BREAK, List.of(new From(sku("box"), 1, null)),
                List.of(new Into(sku("SLEEVES"), 3, null, null)), NOON);
        assertThat(rules.streams(breaking)).containsExactly("item:BOX", "item:SLEEVES");
        var decision = ledger.decide(breaking);
        assertThat(streams(decision)).containsExactly("item:BOX", "item:SLEEVES");
        assertThat(answer(decision)).isEqualTo(Map.of("transformationId", "T-1", "changed", true,
                "from", List.of(Map.of("sku", "BOX", "quantity", 1, "availableToPromise", 0, "cost", List.of(share(1, "10.00")))),
                "into", List.of(Map.of("sku", "SLEEVES", "quantity", 3, "availableToPromise", 6,
                        "cost", List.of(share(1, "3.34"), share(2, "3.33"))))));
        assertThat(answer(ledger.decide(breaking))).containsEntry("changed", false)
                .containsEntry("from", List.of(Map.of("sku", "BOX", "quantity", 1, "availableToPromise", 0)));
    }

    @Test
    void aTransformationThatCanNotBeLeavesNothingBehind() {
        var tooMany = new Transformation("T-1", Kind.MERGE, List.of(new From(sku("PSA-1"), 1, null)),
                List.of(new Into(sku("NEW"), 1, null, null)), NOON);
        assertThat(code(ledger.decide(tooMany))).isEqualTo("ITEM_UNKNOWN");
        assertThat(ledger.item(sku("PSA-1")).units().available()).isOne();
    }

    @Test
    void anActionOnUnitsAnswersUnderItsOwnName() {
        assertThat(answer(ledger.decide(new ItemAction.Consign(sku("SLEEVES"), "C-1", "Corner Cards", 2, NOON))))
                .containsEntry("consignmentId", "C-1").containsEntry("availableToPromise", 1);
        assertThat(answer(ledger.decide(new ItemAction.TakeBack(sku("SLEEVES"), "C-1", 0, NOON)))).containsEntry("consignmentId", "C-1")
                .containsEntry("availableToPromise", 3);
        assertThat(answer(ledger.decide(new ItemAction.Count(sku("SLEEVES"), "march", null, 2, 3, NOON)))).containsEntry("countId", "march")
                .containsEntry("counted", 2).containsEntry("expected", 3).containsEntry("difference", -1);
        ledger.tell(new ItemAction.Reserve(sku("SLEEVES"), "show", 1, Purpose.LIVE_SHOW, NOON, NOON));
        assertThat(answer(ledger.decide(new ItemAction.Extend(sku("SLEEVES"), "show", NOON.plusSeconds(60), NOON))))
                .containsEntry("holdId", "show").containsEntry("expiresAt", "2026-03-01T12:01:00Z");
    }

    private static Map<String, Object> share(int quantity, String unitCost) {
        return Map.of("quantity", quantity, "unitCost", Map.of("amount", unitCost, "currency", "USD"));
    }

    @Test
    void aRefusalIsAnAnswerAndLeavesNothingBehind() {
        var decision = ledger.decide(new ItemAction.Reserve(sku("BUNDLE"), "show", 2, Purpose.LIVE_SHOW, null, NOON));
        assertThat(decision).isInstanceOfSatisfying(Decision.Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo("NOT_ENOUGH_AVAILABLE");
            assertThat(rejected.message()).isEqualTo("only 1 of PSA-1 available, 2 asked for");
            assertThat(rejected.details()).containsEntry("available", 1);
        });
        assertThat(ledger.item(sku("PSA-1")).reservations()).isEmpty();
    }

    @Test
    void anOrderIsOneDecisionOverItsOwnStreamAndTheItems() {
        var order = place("1", new Line("1", "bundle", null, null, 2, null), new Line("2", "what is this", null, null, 1, null));
        assertThat(rules.streams(order)).containsExactly("order:ebay/1", "item:BUNDLE", "item:WHAT IS THIS");
        var decision = ledger.decide(order);
        assertThat(streams(decision)).containsExactly("order:ebay/1", "order:ebay/1", "item:PSA-1", "item:PSA-1", "item:SLEEVES",
                "item:SLEEVES");
        assertThat(answer(decision)).containsEntry("status", "recorded").containsEntry("oversold",
                List.of(Map.of("sku", "PSA-1", "units", 1, "availableToPromise", -1),
                        Map.of("sku", "SLEEVES", "units", 1, "availableToPromise", -1)));
        assertThat(answer(decision).get("lines").toString()).isEqualTo("[{lineId=1, sku=BUNDLE, told=bundle, quantity=2, matched=true}, "
                + "{lineId=2, sku=null, told=what is this, quantity=1, matched=false}]");
    }

    @Test
    void anOrderToldAgainSaysSo() {
        var order = place("1", new Line("1", "SLEEVES", null, null, 1, null));
        var other = place("1", new Line("1", "SLEEVES", null, null, 2, null));
        assertThat(answer(ledger.decide(order))).containsEntry("status", "recorded");
        assertThat(answer(ledger.decide(order))).containsEntry("status", "unchanged");
        assertThat(answer(ledger.decide(other))).containsEntry("status", "contradicted");
        assertThat(answer(ledger.decide(other))).containsEntry("status", "contradicted");
    }

    @Test
    void anOrderAnswersWhatItWaitsForNext() {
        var placed = place("1", new Line("1", "SLEEVES", null, null, 1, null));
        assertThat(answer(ledger.decide(placed))).containsEntry("orderStatus", "paid");
        var pick = new OrderAction.Forward(EBAY, "1", OrderAction.Step.PICKED, List.of(), null, null, false, NOON);
        assertThat(rules.streams(pick)).containsExactly("order:ebay/1");
        var decision = ledger.decide(pick);
        assertThat(streams(decision)).containsExactly("order:ebay/1", "item:SLEEVES");
        assertThat(answer(decision)).containsEntry("status", "recorded").containsEntry("orderStatus", "picked");
        assertThat(answer(ledger.decide(pick))).containsEntry("status", "unchanged").containsEntry("orderStatus", "picked");
        assertThat(code(ledger.decide(new OrderAction.InspectReturn(EBAY, "1", "r", "1", null, 1, ItemFact.Verdict.RESTOCK, null, null,
                NOON)))).isEqualTo("RETURN_UNKNOWN");
    }

    @Test
    void moneyToldAgainSaysSo() {
        var refund = new OrderAction.Refund(EBAY, "1", "r", null, usd("4"), "scratched", NOON);
        assertThat(answer(ledger.decide(refund))).containsEntry("status", "recorded");
        assertThat(answer(ledger.decide(refund))).containsEntry("status", "unchanged");
        var other = new OrderAction.Refund(EBAY, "1", "r", null, usd("5"), "scratched", NOON);
        assertThat(answer(ledger.decide(other))).containsEntry("status", "contradicted");
        assertThat(answer(ledger.decide(other))).containsEntry("status", "contradicted");
    }

    @Test
    void aListingNeedsItsItemAndItsChannel() {
        var link = new ListingAction.Link(LISTING, "4711", null, "Card", null, true, NOON);
        assertThat(code(ledger.decide(link))).isEqualTo("CHANNEL_UNKNOWN");
        ledger.tell(new ChannelAction.Add(EBAY, "ebay", "eBay", RULES));
        assertThat(code(ledger.decide(new ListingAction.Link(new ListingKey(EBAY, sku("NEW")), null, null, "New", null, false, NOON))))
                .isEqualTo("ITEM_UNKNOWN");
        var decision = ledger.decide(link);
        assertThat(streams(decision)).containsExactly("listing:ebay/PSA-1", "listing:ebay/PSA-1");
        assertThat(answer(decision)).isEqualTo(Map.of("channel", "ebay", "sku", "psa-1"));
        assertThat(((Listing) ledger.of("listing:ebay/PSA-1")).isSeenLive()).isTrue();
    }

    @Test
    void everyStreamBeginsEmptyByItsKind() {
        assertThat(rules.initial("item:A")).isSameAs(Item.NONE);
        assertThat(rules.initial("order:ebay/item:1")).isSameAs(Order.NONE);
        assertThat(rules.initial("listing:ebay/A")).isSameAs(Listing.NONE);
        assertThat(rules.initial("channel:ebay")).isSameAs(ChannelSettings.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> rules.initial("promotion:1"));
    }

    @Test
    void whatIsNoActionAndNoFactIsAMistake() {
        assertThatIllegalStateException().isThrownBy(() -> ledger.decide("sell it"));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.evolve(Item.NONE, "sold"));
        assertThat(rules.streams("sell it")).isEmpty();
    }

    private static OrderAction.Place place(String orderId, Line... lines) {
        return new OrderAction.Place(EBAY, orderId, List.of(lines), true, NOON);
    }

    private static Map<String, Object> answer(Decision decision) {
        return ((Decision.Accepted) decision).answer();
    }

    private static List<String> streams(Decision decision) {
        return ((Decision.Accepted) decision).events().stream().map(Staged::stream).toList();
    }

    private static String code(Decision decision) {
        return ((Decision.Rejected) decision).code();
    }
}
