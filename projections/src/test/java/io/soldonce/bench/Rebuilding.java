package io.soldonce.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.projections.rebuild.Rebuild;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// All projections made anew, against merely reading the log.
final class Rebuilding {
    private static final int ROWS_AT_ONCE = 10_000;
    private static final String LOG = "select global_index, name, payload from ledger.log_entry order by global_index";

    private Rebuilding() {}

    static void compare(Server server, Bench.Plan plan) throws Exception {
        var database = Shop.open(server);
        try (var pool = server.pool(database, 8)) {
            var start = System.nanoTime();
            Shop.sellUntil(pool, plan.events());
            System.out.printf("%nA log of some %,d events was made in %.1f s.%n", plan.events(), seconds(start));
            var reads = new ArrayList<Double>();
            var rebuilds = new ArrayList<Double>();
            var heaps = new ArrayList<Long>();
            for (var round = 0; round <= Math.min(3, plan.rounds()); round++) {
                server.checkpoint();
                var read = read(pool);
                server.checkpoint();
                resetHeapPeaks();
                var rebuild = rebuild(pool);
                if (round > 0) { // the first warms up
                    reads.add(read);
                    rebuilds.add(rebuild);
                    heaps.add(heapPeak());
                }
            }
            print("bare ordered select of index, name and payload", reads);
            print("rebuild of all projections", rebuilds);
            System.out.printf("ratio %.3f; peak heap %d MB (garbage not yet collected counts)%n", median(rebuilds) / median(reads),
                    heaps.stream().mapToLong(bytes -> bytes >> 20).max().orElse(0));
            Tables.print(pool);
        }
        server.drop(database);
    }

    /// @return events per second
    private static double read(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            var start = System.nanoTime();
            long rows = 0;
            long characters = 0;
            try (var statement = connection.prepareStatement(LOG)) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        rows += row.getLong(1) > 0 ? 1 : 0;
                        characters += row.getString(2).length() + row.getString(3).length();
                    }
                }
            }
            if (characters == 0) {
                throw new IllegalStateException("nothing was read");
            }
            return rows / seconds(start);
        }
    }

    private static double rebuild(HikariDataSource pool) throws SQLException {
        var start = System.nanoTime();
        var steps = new ArrayList<String>();
        var result = new Rebuild(pool, Shop.CATALOGUE, Clock.systemUTC()).run((step, _, _) -> {
            if (steps.isEmpty() || !steps.getLast().startsWith(step)) {
                steps.add("%s from %.1f s".formatted(step, seconds(start)));
            }
        });
        System.out.printf("  %s, done at %.1f s%n", String.join(", ", steps), seconds(start));
        return result.events() / seconds(start);
    }

    private static void print(String what, List<Double> perSecond) {
        var sorted = perSecond.stream().sorted().toList();
        System.out.printf("%s: %,.0f events per second [%,.0f .. %,.0f]%n", what, median(perSecond), sorted.getFirst(), sorted.getLast());
    }

    private static double median(List<Double> values) {
        return Comparison.median(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    }

    private static void resetHeapPeaks() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long heapPeak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
