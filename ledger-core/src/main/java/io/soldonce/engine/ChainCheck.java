package io.soldonce.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Checks that the log is what was written: indexes and the sequences of each stream without a gap, time never going back, every hash
/// recomputed from the very bytes that are stored.
///
/// The chain alone cannot show that its tail was cut off, nor that all of it was computed anew; an [AnchorFile] kept outside the database
/// can, up to its last anchor. A cut of entries younger than the last anchor is not detected: anchor often, and keep the file on another
/// machine.
public final class ChainCheck {
    private static final int PAGE = 10_000;
    private static final String ROWS = "select " + LogRow.COLUMNS
            + ", hash from ledger.log_entry where global_index > ? and global_index <= ? order by global_index";
    private static final String NEXT = "select min(global_index) from ledger.log_entry where global_index > ? and global_index <= ?";

    private record Entry(LogRow row, String hash) {}

    private static final class Broken extends RuntimeException {
        private final transient ChainReport.Break where;

        Broken(long index, String what) {
            super(what);
            where = new ChainReport.Break(index, what);
        }
    }

    private final ChainHash chain = new ChainHash();
    private final Map<String, Long> sequences = new HashMap<>();
    private final NavigableMap<Long, String> anchors = new TreeMap<>();
    private final List<String> anchorTrouble = new ArrayList<>();
    private byte[] hash = ChainHash.beginning();
    private Instant recordedAt = Instant.MIN;
    private long head;
    private int anchorsMatched;

    private ChainCheck() {}

    /// Reads the log up to its present head. A second thread reads ahead meanwhile: until this returns, `connection` belongs to it.
    ///
    /// @param anchorsOrNull null to check the chain alone
    /// @param progress      gets the index reached, now and then
    public static ChainReport check(Connection connection, AnchorFile anchorsOrNull, LongConsumer progress) throws SQLException {
        ChainCheck check = new ChainCheck();
        if (anchorsOrNull != null) {
            check.expect(anchorsOrNull.read());
        }
        return check.run(connection, progress);
    }

    private void expect(AnchorFile.Content content) {
        anchorTrouble.addAll(content.damaged());
        for (AnchorFile.Anchor anchor : content.anchors()) {
            String earlier = anchors.put(anchor.index(), anchor.hash());
            if (earlier != null && !earlier.equals(anchor.hash())) {
                anchorTrouble.add("The anchor file holds two different hashes for entry " + anchor.index());
            }
        }
    }

    private ChainReport run(Connection connection, LongConsumer progress) throws SQLException {
        Pages pages = new Pages(connection, LogReader.head(connection));
        Optional<ChainReport.Break> broken = Optional.empty();
        try {
            new ReadAhead<>("chain-reader", pages::next).forEach(page -> {
                page.forEach(this::take);
                progress.accept(head);
            });
            anchors.tailMap(head, false).keySet().forEach(cut -> anchorTrouble
                    .add("The log was cut: entry " + cut + " was anchored, but the log ends at entry " + head));
        } catch (Broken e) {
            broken = Optional.of(e.where);
        }
        return new ChainReport(head, broken, anchorsMatched, List.copyOf(anchorTrouble));
    }

    private void take(Entry entry) {
        LogRow row = entry.row();
        long index = head + 1;
        require(row.index() == index, index, "Entry " + index + " is missing: after " + head + " comes " + row.index());
        long sequence = sequences.getOrDefault(row.stream(), -1L) + 1;
        require(row.sequence() == sequence, index, "Entry " + index + " has sequence " + row.sequence() + " in stream " + row.stream()
                + ", expected " + sequence);
        require(!row.recordedAt().isBefore(recordedAt), index, "Entry " + index + " was recorded at " + row.recordedAt()
                + ", which is before the entry in front of it");
        hash = chain.next(hash, row);
        String computed = HexFormat.of().formatHex(hash);
        require(computed.equals(entry.hash()), index, "The hash of entry " + index + " does not fit its content and the entry before it");
        String anchored = anchors.get(index);
        if (computed.equals(anchored)) {
            anchorsMatched++;
        } else if (anchored != null) {
            anchorTrouble.add("Entry " + index + " has another hash than was anchored: the log was written anew");
        }
        sequences.put(row.stream(), sequence);
        recordedAt = row.recordedAt();
        head = index;
    }

    private static void require(boolean holds, long index, String otherwise) {
        if (!holds) {
            throw new Broken(index, otherwise);
        }
    }

    private static final class Pages {
        private final Connection connection;
        private final long upTo;
        private long last = Long.MIN_VALUE; // an entry before the first is found too

        Pages(Connection connection, long upTo) {
            this.connection = connection;
            this.upTo = upTo;
        }

        /// Null at the end. A page is a range of indexes, as in [LogReader]; a range that is empty before the end is jumped.
        List<Entry> next() throws SQLException {
            List<Entry> page = page();
            if (page.isEmpty() && jump()) {
                page = page();
            }
            last = page.isEmpty() ? last : page.getLast().row().index();
            return page.isEmpty() ? null : page;
        }

        private List<Entry> page() throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
                statement.setLong(1, last);
                statement.setLong(2, Math.min(upTo, last + PAGE));
                List<Entry> page = new ArrayList<>();
                ResultSet row = statement.executeQuery();
                while (row.next()) {
                    page.add(new Entry(LogRow.of(row), HexFormat.of().formatHex(row.getBytes(10))));
                }
                return page;
            }
        }

        private boolean jump() throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
                statement.setLong(1, last);
                statement.setLong(2, upTo);
                ResultSet row = statement.executeQuery();
                row.next();
                last = row.getLong(1) - 1;
                return !row.wasNull();
            }
        }
    }
}
