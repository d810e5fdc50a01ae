package io.soldonce.bench;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.LogReader;
import io.soldonce.engine.Rules;
import io.soldonce.engine.States;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The states of all streams in memory, for the road that has no cache of its own.
final class KeptStates implements States {
    record Kept(Object state, long sequence) {}

    private final Rules rules;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    KeptStates(Rules rules) {
        this.rules = rules;
    }

    /// Folds a whole log.
    void fold(Connection connection, EventCatalogue catalogue) throws SQLException {
        LogReader.forEachPage(connection, catalogue, 0, Long.MAX_VALUE, 10_000, page -> page.forEach(event -> kept.put(event.stream(),
                new Kept(rules.evolve(of(event.stream()), event.event()), event.sequence()))));
    }

    @Override
    public Object of(String stream) {
        return kept(stream).state();
    }

    Kept kept(String stream) {
        var known = kept.get(stream);
        return known == null ? new Kept(rules.initial(stream), -1) : known;
    }

    void keep(Map<String, Kept> changed) {
        kept.putAll(changed);
    }
}
