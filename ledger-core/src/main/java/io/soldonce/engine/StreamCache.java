package io.soldonce.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// States of the streams last used. Belongs to the lane's thread alone.
///
/// What it holds is right as of one head of the log. [#catchUp], called under the append lock, moves it to the next head and forgets the
/// streams that others appended to meanwhile: so a decision always rests on the newest state, on however many nodes.
final class StreamCache {
    /// Beyond so many foreign entries it is cheaper to begin anew than to ask which streams they touched.
    private static final long WORTH_ASKING = 10_000;
    private static final String TOUCHED = "select distinct stream_id from ledger.log_entry where global_index > ? and global_index <= ?";

    private final Map<String, StreamState> states;
    private Head seen = Head.EMPTY;

    StreamCache(int streams) {
        states = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, StreamState> eldest) {
                return size() > streams;
            }
        };
    }

    /// Null when the stream is not here.
    StreamState get(String stream) {
        return states.get(stream);
    }

    void put(String stream, StreamState state) {
        states.put(stream, state);
    }

    void evict(Collection<String> streams) {
        states.keySet().removeAll(streams);
    }

    long seen() {
        return seen.index();
    }

    /// Forgets what is no longer right.
    ///
    /// @param head the head of the log, locked
    void catchUp(Connection connection, Head head) throws SQLException {
        boolean sameEnd = head.index() == seen.index();
        if (head.index() < seen.index() || (sameEnd && !head.isSameAs(seen)) || head.index() - seen.index() > WORTH_ASKING) {
            states.clear(); // also when another log was put in place of the one we knew
        } else if (!sameEnd && !states.isEmpty()) {
            evictTouched(connection, head.index());
        }
        seen = head;
    }

    /// After our own commit.
    void committed(Head newest, Map<String, StreamState> changed) {
        changed.forEach(this::put);
        seen = newest;
    }

    private void evictTouched(Connection connection, long upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOUCHED)) {
            statement.setLong(1, seen.index());
            statement.setLong(2, upTo);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                states.remove(row.getString(1));
            }
        }
    }
}
