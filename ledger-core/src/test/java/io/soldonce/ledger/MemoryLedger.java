package io.soldonce.ledger;

import io.soldonce.engine.Decision;
import io.soldonce.engine.Decision.Staged;
import io.soldonce.engine.States;
import io.soldonce.item.Item;
import io.soldonce.order.Order;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ledger's rules over states in memory: what is accepted is applied at once.
final class MemoryLedger implements States {
    private final LedgerRules rules = new LedgerRules();
    private final Map<String, Object> states = new HashMap<>();

    @Override
    public Object of(String stream) {
        return states.getOrDefault(stream, rules.initial(stream));
    }

    Decision decide(Object action) {
        var decision = rules.decide(action, this);
        if (decision instanceof Decision.Accepted(var staged, var _)) {
            staged.forEach(event -> states.put(event.stream(), rules.evolve(of(event.stream()), event.event())));
        }
        return decision;
    }

    /// @return the facts; none when it was refused
    List<Staged> tell(Object action) {
        return decide(action) instanceof Decision.Accepted(var staged, var _) ? staged : List.of();
    }

    Item item(Sku sku) {
        return (Item) of(StreamId.item(sku));
    }

    Order order(ChannelId channel, String orderId) {
        return (Order) of(StreamId.order(channel, orderId));
    }
}
