package io.soldonce.engine;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Decides the requests of one batch in order and collects their events. Each request either leaves all its traces or none.
final class Decider {
    /// What stays the same from batch to batch.
    record Tools(EventCatalogue catalogue, Rules rules, ProvenanceJson provenances, OutcomeJson outcomes, Supplier<UUID> ids,
            Clock clock) {}

    private final Tools tools;
    private final BatchStates states;
    private final IdempotencyKeys keys;
    private final long before;
    private final List<StagedMessage> events = new ArrayList<>();

    /// @param before index of the log's head
    Decider(Tools tools, BatchStates states, IdempotencyKeys keys, long before) {
        this.tools = tools;
        this.states = states;
        this.keys = keys;
        this.before = before;
    }

    List<StagedMessage> events() {
        return events;
    }

    /// One request.
    ///
    /// @throws SQLException only when the database failed; whatever else goes wrong is the outcome of this request alone
    Outcome decide(Request request) throws SQLException {
        try {
            Outcome earlier = keys.earlier(request);
            if (earlier != null) {
                return earlier;
            }
            if (request.expected() != null) {
                long now = states.at(request.expected().stream()).lastSequence();
                if (now != request.expected().sequence()) {
                    return changedSince(request.expected(), now);
                }
            }
            Decision decision = tools.rules().decide(request.command(), states);
            states.requireNoTrouble();
            return switch (decision) {
                case Decision.Accepted accepted -> accept(request, accepted);
                case Decision.Rejected rejected -> reject(request, rejected);
            };
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            states.requireNoTrouble();
            return new Outcome.Failed("The request could not be decided: " + e, false);
        }
    }

    private Outcome accept(Request request, Decision.Accepted accepted) {
        Map<String, StreamState> changed = new LinkedHashMap<>();
        List<StagedMessage> own = new ArrayList<>(accepted.events().size());
        String metadata = accepted.events().isEmpty() ? null : tools.provenances().write(request.provenance());
        for (Decision.Staged staged : accepted.events()) {
            StreamState now = changed.containsKey(staged.stream()) ? changed.get(staged.stream()) : states.at(staged.stream());
            long sequence = now.lastSequence() + 1;
            EventCatalogue.Written written = tools.catalogue().write(staged.event());
            own.add(new StagedMessage(staged.stream(), sequence, tools.ids().get(), staged.event(), written, request.provenance(), metadata,
                    tools.clock().instant()));
            changed.put(staged.stream(), new StreamState(tools.rules().evolve(now.state(), staged.event()), sequence));
        }
        Outcome.Done done = new Outcome.Done(before + events.size() + own.size(), own.size(), accepted.answer(), false);
        String stored = request.idempotency() == null ? null : tools.outcomes().write(done);
        // from here on nothing can fail
        if (stored != null) {
            keys.add(request, stored);
        }
        states.keep(changed);
        events.addAll(own);
        return done;
    }

    private static Outcome changedSince(Request.Expected expected, long now) {
        return new Outcome.Refused(Request.CHANGED_SINCE, "it has changed since it was read; read it again and decide anew",
                Map.of("stream", expected.stream(), "seen", expected.sequence(), "now", now), false);
    }

    private Outcome reject(Request request, Decision.Rejected rejected) {
        Outcome.Refused refused = new Outcome.Refused(rejected.code(), rejected.message(), rejected.details(), false);
        if (request.idempotency() != null) {
            keys.add(request, tools.outcomes().write(refused));
        }
        return refused;
    }
}
