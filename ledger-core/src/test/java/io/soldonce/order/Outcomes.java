package io.soldonce.order;

import static io.soldonce.item.Shelf.NOTHING;

import io.soldonce.item.Shelf;
import io.soldonce.values.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.provider.Arguments;

/// The short sentences in which the tables say what came of an action on an order.
final class Outcomes {
    private Outcomes() {}

    /// @param before what was told already
    /// @param then   see [#outcome]
    static Arguments row(String when, List<OrderAction> before, OrderAction action, String then) {
        return Arguments.of(when, before, action, then);
    }

    /// The order's facts, a bar, the items' facts; or the refusal's code.
    static String outcome(Shop shop, OrderAction action) {
        try {
            var decided = shop.tell(action);
            if (decided.order().isEmpty() && decided.items().isEmpty()) {
                return NOTHING;
            }
            return decided.order().stream().map(fact -> fact.getClass().getSimpleName()).collect(Collectors.joining(", ")) + " | "
                    + Shelf.outcome(decided::items);
        } catch (Refusal refused) {
            return refused.code();
        }
    }
}
