package io.soldonce.channels.ebay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EbayOrdersTest {
    @Test
    void anOrderIsReadWithItsLines() {
        var told = EbayOrders.told(order("PAID", "{\"cancelState\":\"NONE_REQUESTED\",\"cancelRequests\":[]}"));
        assertThat(told.orderId()).isEqualTo("12-00345-67890");
        assertThat(told.placedAt()).isEqualTo(Instant.parse("2026-11-20T09:15:22Z"));
        assertThat(told.changedAt()).isEqualTo(Instant.parse("2026-11-20T09:16:58Z"));
        assertThat(told.isPaid()).isTrue();
        assertThat(told.lines()).containsExactly(
                new ToldOrder.Line("10070000000011", "LOT-1", "110550000001", "Sleeves, black", 3, Money.of("15.0033", "USD")),
                new ToldOrder.Line("10070000000012", null, "110550000002", "Deck box", 1, Money.of("4085.00", "USD")));
        assertThat(EbayJson.read(told.raw()).path("buyer").path("username").asString()).isEqualTo("a_buyer");
    }

    @ParameterizedTest
    @CsvSource({"PENDING, false", "FAILED, false", "PAID, true", "PARTIALLY_REFUNDED, true", "FULLY_REFUNDED, true"})
    void whatWasRefundedWasPaid(String status, boolean isPaid) {
        assertThat(EbayOrders.told(order(status, "{\"cancelState\":\"NONE_REQUESTED\"}")).isPaid()).isEqualTo(isPaid);
    }

    @Test
    void onlyACancellationThatWentThroughCounts() {
        var asked = order("PAID", "{\"cancelState\":\"IN_PROGRESS\",\"cancelRequests\":[{\"cancelReason\":\"BUYER_ASKED\"}]}");
        assertThat(EbayOrders.isCancellationAsked(asked)).isTrue();
        assertThat(EbayOrders.told(asked).isCancelled()).isFalse();
        var listed = order("PAID", "{\"cancelState\":\"CANCELED\",\"cancelRequests\":[]}");
        assertThat(EbayOrders.told(listed).isCancelled()).as("the list never tells the requests").isFalse();
        var done = EbayOrders.told(order("FULLY_REFUNDED", """
            {"cancelState":"CANCELED","cancelRequests":[{"cancelReason":"NOT_WANTED"},
            {"cancelReason":"BUYER_ASKED","cancelCompletedDate":"2026-11-20T11:00:00.000Z"}]}"""));
        assertThat(done.isCancelled()).isTrue();
        assertThat(done.cancelReason()).isEqualTo("BUYER_ASKED");
        assertThat(done.cancelledLines()).isEqualTo(List.of());
    }

    @Test
    void anOrderThatLacksWhatEveryOrderHasIsNotGuessedAt() {
        assertThatThrownBy(() -> EbayOrders.told(EbayJson.read("{\"orderId\":\"1\",\"creationDate\":\"2026-11-20T09:15:22.000Z\"}")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("orderPaymentStatus");
        assertThatThrownBy(() -> EbayOrders.told(EbayJson.read("""
            {"orderId":"1","creationDate":"2026-11-20T09:15:22.000Z","orderPaymentStatus":"PAID","lineItems":[{"lineItemId":"2"}]}""")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("quantity");
    }

    private static JsonNode order(String payment, String cancelStatus) {
        return EbayJson.read("""
            {"orderId":"12-00345-67890","creationDate":"2026-11-20T09:15:22.000Z","lastModifiedDate":"2026-11-20T09:16:58.000Z",
             "orderPaymentStatus":"%s","buyer":{"username":"a_buyer"},"cancelStatus":%s,"lineItems":[
             {"lineItemId":"10070000000011","legacyItemId":"110550000001","sku":"LOT-1","title":"Sleeves, black","quantity":3,
              "lineItemCost":{"value":"45.01","currency":"USD"}},
             {"lineItemId":"10070000000012","legacyItemId":"110550000002","title":"Deck box","quantity":1,
              "lineItemCost":{"value":"4085.0","currency":"USD"}}]}""".formatted(payment, cancelStatus));
    }
}
