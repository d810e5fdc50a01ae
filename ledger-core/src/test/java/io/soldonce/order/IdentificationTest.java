package io.soldonce.order;

import static io.soldonce.item.Shelf.EBAY;
import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.sku;
import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A mail without an order number and the order it told are one sale, whichever comes first.
class IdentificationTest {
    private static final String MAIL = "mail-1";
    private static final String NUMBER = "12-34567";

    private final Shop shop = Shop.selling(Map.of("CARD", 1, "BOX", 5, "SLEEVES", 9));

    private IdentificationDecider.Decided mailThenOrder() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "CARD", 1, usd("40"))));
        return identify(Shop.paid(NUMBER, Shop.line("777", "CARD", 1, usd("40"))));
    }

    @Test
    void theOrderBehindTheMailTakesNoSecondUnit() {
        var decided = mailThenOrder();

        assertThat(decided.items())
                .containsExactly(new ItemFact.SaleIdentified(sku("CARD"), line(MAIL, "CARD"), line(NUMBER, "CARD"), NOON));
        assertThat(shop.available("CARD")).isZero();
        assertThat(shop.item("CARD").sold()).containsOnlyKeys(line(NUMBER, "CARD"));
        assertThat(shop.order(MAIL).identifiedAs()).isEqualTo(NUMBER);
        assertThat(shop.order(NUMBER).absorbed()).containsExactly(MAIL);
    }

    @Test
    void theMailToldAgainCountsNothing() {
        mailThenOrder();

        assertThat(shop.tell(Shop.paid(MAIL, Shop.line("1", "CARD", 1, usd("40"))))).isEqualTo(OrderDecider.Decided.NOTHING);
        assertThat(shop.tell(Shop.paid(NUMBER, Shop.line("777", "CARD", 1, usd("40"))))).isEqualTo(OrderDecider.Decided.NOTHING);
        assertThat(identify(Shop.paid(NUMBER, Shop.line("777", "CARD", 1, usd("40")))).items()).isEmpty();
    }

    @Test
    void theMailBehindItsOrderCountsNothing() {
        shop.tell(Shop.paid(NUMBER, Shop.line("777", "CARD", 1, usd("40"))));

        var decided = identify(null);

        assertThat(decided.items()).isEmpty();
        assertThat(shop.tell(Shop.paid(MAIL, Shop.line("1", "CARD", 1, usd("40"))))).isEqualTo(OrderDecider.Decided.NOTHING);
        assertThat(shop.available("CARD")).isZero();
    }

    @Test
    void cancellingTheOrderGivesBackWhatTheMailTook() {
        mailThenOrder();

        shop.tell(Shop.cancel(NUMBER));

        assertThat(shop.available("CARD")).isEqualTo(1);
    }

    @Test
    void anOrderCancelledBeforeItWasToldGivesTheMailsUnitBack() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "CARD", 1)));
        shop.tell(Shop.cancel(NUMBER));

        identify(Shop.paid(NUMBER, Shop.line("777", "CARD", 1)));

        assertThat(shop.available("CARD")).isEqualTo(1);
    }

    @Test
    void whatTheMailDidNotTellIsSoldAsEver() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "BOX", 2)));

        identify(Shop.paid(NUMBER, Shop.line("1", "BOX", 2), Shop.line("2", "SLEEVES", 3), Shop.line("3", "BOX", 1)));

        assertThat(shop.available("BOX")).isEqualTo(2);
        assertThat(shop.available("SLEEVES")).isEqualTo(6);
    }

    @Test
    void anotherQuantityIsAnotherSale() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "BOX", 2)));

        identify(Shop.paid(NUMBER, Shop.line("1", "BOX", 1)));

        assertThat(shop.available("BOX")).isEqualTo(2);
        assertThat(shop.order(MAIL).isIdentified()).isFalse();
    }

    @Test
    void aCancelledMailIsNoOrdersMail() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "BOX", 2)));
        shop.tell(Shop.cancel(MAIL));

        identify(Shop.paid(NUMBER, Shop.line("1", "BOX", 2)));

        assertThat(shop.available("BOX")).isEqualTo(3);
        assertThat(shop.order(MAIL).isIdentified()).isFalse();
    }

    @Test
    void oneMailIsTheMailOfOneOrder() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "BOX", 2)));
        identify(Shop.paid(NUMBER, Shop.line("1", "BOX", 2)));

        var other = shop.tell(new Identification(EBAY, "98-76543", List.of(MAIL), Shop.paid("98-76543", Shop.line("1", "BOX", 2)), NOON));

        assertThat(other.identified()).isEmpty();
        assertThat(shop.available("BOX")).isEqualTo(1);
    }

    @Test
    void theComponentsOfAKitGoWithIt() {
        shop.kit("SET", "BOX", 1, "SLEEVES", 2);
        shop.tell(Shop.paid(MAIL, Shop.line("1", "SET", 2)));

        identify(Shop.paid(NUMBER, Shop.line("1", "SET", 2)));

        assertThat(shop.item("BOX").sold()).containsOnlyKeys(line(NUMBER, "SET"));
        assertThat(shop.item("SLEEVES").sold()).containsOnlyKeys(line(NUMBER, "SET"));
        assertThat(shop.available("SLEEVES")).isEqualTo(5);
    }

    @Test
    void anOrderOfTwoThingsHasAMailForEach() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "CARD", 1)));
        shop.tell(Shop.paid("mail-2", Shop.line("1", "BOX", 1)));

        var decided = identify(Shop.paid(NUMBER, Shop.line("1", "BOX", 1), Shop.line("2", "CARD", 1)));

        assertThat(decided.identified()).containsExactly(MAIL, "mail-2");
        assertThat(shop.available("CARD")).isZero();
        assertThat(shop.available("BOX")).isEqualTo(4);
    }

    @Test
    void whatWasShippedForTheMailWasShippedForTheOrder() {
        shop.tell(Shop.paid(MAIL, Shop.line("1", "BOX", 2)));
        shop.tell(Shop.tracked(MAIL, "T-1"));

        var decided = identify(Shop.paid(NUMBER, Shop.line("7", "SLEEVES", 1), Shop.line("8", "BOX", 2)));

        assertThat(decided.order()).contains(new OrderFact.Shipped(List.of("8"), "Post", "T-1", NOON));
        assertThat(shop.item("BOX").units().in(Bucket.SHIPPED)).isEqualTo(2);
        assertThat(shop.item("SLEEVES").units().in(Bucket.SOLD)).isEqualTo(1);
        assertThat(shop.tell(Shop.told(NUMBER, OrderAction.Step.SHIPPED, "8"))).isEqualTo(OrderDecider.Decided.NOTHING);
    }

    @Test
    void theOrderOfAMailIsPickedAndReturnedLikeAnyOther() {
        mailThenOrder();

        shop.tell(Shop.told(NUMBER, OrderAction.Step.DELIVERED));
        shop.tell(Shop.ask(NUMBER, "r"));
        shop.tell(Shop.receive(NUMBER, "r"));
        shop.tell(Shop.inspect(NUMBER, "r", "777", 1, ItemFact.Verdict.RESTOCK));

        assertThat(shop.available("CARD")).isEqualTo(1);
        assertThat(shop.item("CARD").sold()).isEmpty();
    }

    @Test
    void aLineOfAnIdentifiedOrderIsMatchedThere() {
        mailThenOrder();

        assertThatThrownBy(() -> shop.tell(Shop.match(MAIL, "1", "CARD"))).isInstanceOf(Refusal.class).hasMessageContaining(NUMBER);
    }

    private IdentificationDecider.Decided identify(OrderAction.Place place) {
        return shop.tell(new Identification(EBAY, NUMBER, List.of(MAIL, "mail-2"), place, NOON));
    }

    private static OrderLine line(String orderId, String sku) {
        return new OrderLine(EBAY, orderId, sku(sku));
    }
}
