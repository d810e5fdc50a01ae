package io.soldonce.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the decisions of one batch see: the committed states, and on top of them what the batch decided so far. A rejection leaves nothing
/// here, because only [#keep] changes anything.
final class BatchStates implements States {
    private final StreamCache cache;
    private final StreamLoader loader;
    private final Connection connection;
    private final Map<String, StreamState> decided = new HashMap<>();
    private final Map<String, StreamLoader.Loaded> loaded = new HashMap<>();
    private SQLException trouble;

    BatchStates(StreamCache cache, StreamLoader loader, Connection connection) {
        this.cache = cache;
        this.loader = loader;
        this.connection = connection;
    }

    void preload(Collection<String> streams) {
        Set<String> missing = new HashSet<>();
        for (String stream : streams) {
            if (!loaded.containsKey(stream) && !fromCache(stream)) {
                missing.add(stream);
            }
        }
        if (!missing.isEmpty()) {
            load(missing);
        }
    }

    @Override
    public Object of(String stream) {
        return at(stream).state();
    }

    StreamState at(String stream) {
        StreamState own = decided.get(stream);
        if (own != null) {
            return own;
        }
        if (!loaded.containsKey(stream) && !fromCache(stream)) {
            load(List.of(stream));
        }
        StreamLoader.Loaded base = loaded.get(stream);
        if (base.failure() != null) {
            throw new IllegalStateException("Stream " + stream + " cannot be loaded: " + base.failure().getMessage(), base.failure());
        }
        return base.state();
    }

    void keep(Map<String, StreamState> changed) {
        decided.putAll(changed);
    }

    Map<String, StreamState> decided() {
        return decided;
    }

    Set<String> touched() {
        return loaded.keySet();
    }

    /// Rules that caught our exception must not hide that the database failed under them.
    void requireNoTrouble() throws SQLException {
        if (trouble != null) {
            throw trouble;
        }
    }

    private boolean fromCache(String stream) {
        StreamState cached = cache.get(stream);
        if (cached != null) {
            loaded.put(stream, new StreamLoader.Loaded(cached, null)); // the cache may forget it before the batch is over
        }
        return cached != null;
    }

    private void load(Collection<String> streams) {
        try {
            loader.load(connection, streams).forEach((stream, base) -> {
                loaded.put(stream, base);
                if (base.failure() == null) {
                    cache.put(stream, base.state());
                }
            });
        } catch (SQLException e) {
            trouble = e;
            throw new DatabaseTrouble(e);
        }
    }
}
