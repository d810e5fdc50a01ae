package io.soldonce.channels.tcgplayer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.Documents;
import io.soldonce.channels.spi.ToldOrder.Line;
import io.soldonce.values.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderPageTest {
    private static final String NUMBER = "BB01CD22-0000F4-006AC";
    private static final String ORDER = new String(Documents.of(OrderPageTest.class, "/tcgplayer/order.html"), UTF_8);
    private static final String ORDERS = new String(Documents.of(OrderPageTest.class, "/tcgplayer/orders.html"), UTF_8);
    private static final Instant READ_AT = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void anOrderTellsWhatWasSoldAndNothingOfTheBuyer() {
        var told = OrderPage.told(order(ORDER), READ_AT);
        assertThat(told.orderId()).isEqualTo(NUMBER);
        assertThat(told.placedAt()).isEqualTo("2026-11-20T09:58:12.500Z").isEqualTo(told.changedAt());
        assertThat(told.isPaid()).isTrue();
        assertThat(told.isCancelled()).isFalse();
        assertThat(told.lines()).containsExactly(
                new Line("91000101", null, "91000101", "Sorrelwren - Near Mint", 2, Money.of("1016.39", "USD")),
                new Line("91000103", null, "91000103", "Pip \"Two Acorns\" Thackle", 1, Money.of("14.50", "USD")));
        assertThat(told.raw()).contains(NUMBER, "2 x 91000101").doesNotContain("Robin", "Hedge");
    }

    @Test
    void aCancellationIsOfWhenItWasRead() {
        var told = OrderPage.told(order(ORDER.replace("Ready to Ship", "Canceled")), READ_AT);
        assertThat(told.isCancelled()).isTrue();
        assertThat(told.changedAt()).isEqualTo(READ_AT);
    }

    @Test
    void anOrderWithoutProductsOrPricesIsNotGuessed() {
        assertThatThrownBy(() -> OrderPage.told(order(ORDER.replace("data-sku-id", "data-x")), READ_AT))
                .hasMessageContaining("no products");
        assertThatThrownBy(() -> OrderPage.told(order(ORDER.replace("$14.50", "free")), READ_AT)).hasMessageContaining("91000103");
    }

    @Test
    void theListSaysHowManyThereAreAndWhetherItGoesOn() {
        var page = OrderPage.list(PortalPage.of("https://store.tcgplayer.com/admin/orders", ORDERS));
        assertThat(page.orders()).containsExactly(
                new OrderPage.Listed("BB01CD22-0000F5-006AD", Instant.parse("2026-11-20T09:58:12Z"), "Ready to Ship"),
                new OrderPage.Listed(NUMBER, Instant.parse("2026-11-19T08:00:00Z"), "Canceled"));
        assertThat(page.count()).isEqualTo(27);
        assertThat(page.next()).isEqualTo("/admin/orders?page=2");
    }

    @Test
    void aPageThatIsBuiltOtherwiseIsNoticed() {
        var url = "https://store.tcgplayer.com/admin/orders";
        assertThat(PortalKind.ORDERS.differences(PortalPage.of(url, ORDERS))).isEmpty();
        for (var change : List.of(List.of("/admin/orders/pull-sheet", "/admin/orders/sheets"), List.of("<th>Items</th>", ""),
                List.of("id=\"orders\"", "id=\"all-orders\""), List.of("<button>", "<input name=\"why\"><button>"))) {
            assertThat(PortalKind.ORDERS.differences(PortalPage.of(url, ORDERS.replace(change.getFirst(), change.getLast()))))
                    .as("%s", change).hasSize(1);
        }
    }

    private static PortalPage order(String html) {
        return PortalPage.of("https://store.tcgplayer.com/admin/orders/" + NUMBER, html);
    }
}
