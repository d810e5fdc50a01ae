package io.soldonce.engine;

import org.axonframework.eventhandling.EventBus;

/// What every attempt of one lane works with.
record LaneParts(BoundTransactions transactions, PgEventLog log, EventBus eventBus, StreamCache cache, StreamLoader loader,
        Decider.Tools tools,
        LaneSettings settings) {}
