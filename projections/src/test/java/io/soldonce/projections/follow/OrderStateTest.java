package io.soldonce.projections.follow;

import static io.soldonce.projections.TestLedger.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.order.Order;
import io.soldonce.order.OrderFact;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An order's state survives being written down, and the same state is always the same text.
class OrderStateTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final OrderState states = new OrderState(LedgerCatalogue.create());

    @Test
    void everyFactIsKept() {
        var order = Order.NONE;
        for (var fact : List.of(
                new OrderFact.Placed(COUNTER, "C-1",
                        List.of(new OrderFact.Line("L0", "Lot", new Sku("Lot"), "A lot", 2, Money.of("12.500", "USD"))), true, NOON),
                new OrderFact.Shipped(List.of("L0"), "DHL", "JD01", NOON), new OrderFact.Delivered(List.of(), NOON),
                new OrderFact.ReturnRequested("R-1", List.of(new OrderFact.ReturnLine("L0", 1)), "broken", NOON),
                new OrderFact.ReturnReceived("R-1", List.of(), NOON),
                new OrderFact.Refunded("RF-1", "L0", Money.of("9.00", "USD"), null, NOON),
                new OrderFact.MoneyEntered("F-1", null, OrderFact.MoneyKind.TAX, Money.of("0.0001", "EUR"), NOON),
                new OrderFact.Cancelled(List.of("L9"), null, NOON))) {
            order = order.after(fact);
            assertThat(states.read(states.write(order))).isEqualTo(order);
        }
        assertThat(states.read(states.write(order)).lines().getFirst().sku().value()).isEqualTo("Lot");
    }

    @Test
    void setsAreWrittenInOneOrder() {
        assertThat(states.write(cancelled(List.of("L1", "L2", "L3")))).isEqualTo(states.write(cancelled(List.of("L3", "L1", "L2"))));
    }

    private static Order cancelled(List<String> lineIds) {
        return new Order(COUNTER, "C-1", false, false, false, List.of(), new LinkedHashSet<>(lineIds), List.of(), null, Set.of());
    }
}
