package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.projections.inline.InlineReadModels;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many callers on two nodes want the same few things at once, in opposite orders.
class CrossingOrdersTest {
    private final TestLedger ledger = new TestLedger();
    private final AppendLane otherNode = ledger.lane(new InlineReadModels(ledger.clock()));

    @AfterEach
    void close() {
        otherNode.close();
        ledger.close();
    }

    @Test
    void reservationsNeverPromiseMoreThanThereIsOnTwoNodes() {
        var sku = ledger.listed("LOT", 10);
        var wishes = new ArrayList<CompletableFuture<Outcome>>();
        for (var i = 0; i < 60; i++) {
            var wish = new ItemAction.Reserve(sku, "hold-" + i, 1, ItemFact.Purpose.CUSTOMER, null, ledger.clock().instant());
            wishes.add(i % 2 == 0 ? ledger.submit(wish) : otherNode(wish));
        }
        assertThat(wishes.stream().filter(wish -> wish.join() instanceof Outcome.Done)).hasSize(10);
        assertThat(available(sku)).isZero();
    }

    @Test
    void ordersCrossingOverTheSameItemsAllCountAndNoneDeadlocks() throws SQLException {
        var a = ledger.listed("A", 100);
        var b = ledger.listed("B", 100);
        var orders = new ArrayList<CompletableFuture<Outcome>>();
        for (var i = 0; i < 40; i++) {
            orders.add(ledger.submit(ledger.order(EBAY, "E-" + i, true, a, 1, b, 1)));
            orders.add(otherNode(ledger.order(WHATNOT, "W-" + i, true, b, 1, a, 1)));
            orders.add(otherNode(ledger.order(EBAY, "E-" + i, true, a, 1, b, 1)));
        }
        assertThat(orders).allMatch(order -> order.join() instanceof Outcome.Done);
        assertThat(List.of(available(a), available(b))).containsOnly(20);
        ledger.followAll();
        assertThat(TestLedger.broken(ledger.verify())).isEmpty();
    }

    private CompletableFuture<Outcome> otherNode(Object action) {
        return otherNode
                .submit(new Request(action, new Provenance("tester", "test", null, UUID.randomUUID().toString(), null), null, false));
    }

    private int available(Sku sku) {
        return ledger.db().selectFrom(AVAILABILITY).where(AVAILABILITY.SKU_KEY.eq(sku.key())).fetchSingle().getAvailable();
    }
}
