package io.soldonce.channels.gateway;

import java.time.Instant;
import java.util.Optional;

/// How many calls a channel may get, over all nodes.
public interface CallBudget {
    /// Takes that many calls out of the budget, or none.
    ///
    /// @param isUrgent may use the part that is kept back for taking things off sale
    /// @return empty when granted; else when to ask again
    Optional<Instant> take(int calls, boolean isUrgent);
}
