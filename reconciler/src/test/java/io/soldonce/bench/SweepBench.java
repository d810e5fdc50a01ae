package io.soldonce.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.projections.Database;
import io.soldonce.reconciler.drift.Sweep;
import io.soldonce.testing.TestPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A million desired listings against a million observed ones: the comparing statement as a ratio to the bare join of the same tables, in
/// the same run on the same machine, in turns.
///
/// System properties: `bench.rows`, `bench.rounds`, `bench.explain` (true to print the plan).
public final class SweepBench {
    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final List<String> MIGRATIONS = List.of("db/ledger", "db/projections", "db/journals", "db/queues", "db/vault",
            "db/public");
    private static final List<String> FILL = List.of("""
        insert into log_entry values (1, 'x', 1, gen_random_uuid(), 'x', 1, '2026-01-01', '{}', '{}', '\\x00')""", """
        insert into listing_now (sku_key, channel, slot, external_id, title, price, currency, status, is_seen_live, is_seen_ended,
               linked_index, at_index)
        select 'SKU-' || n, 'ebay', '', 'id-' || n, 'Title of ' || n, 9.00, 'USD', 'LIVE', true, false, 1, 1
          from generate_series(1, %1$d) n""", """
        insert into desired_listing (sku_key, channel, slot, status, quantity, price, currency, reasons, fingerprint, cause_index,
               policy_version, at_index, computed_at, revision)
        select 'SKU-' || n, 'ebay', '', 'LIVE', 1 + n %% 3, 9.00, 'USD', '{}',
               left(encode(sha256(convert_to('Title of ' || n, 'UTF8')), 'hex'), 32), 1, 1, 1, '2026-01-01', n
          from generate_series(1, %1$d) n""", """
        insert into listing_push (sku_key, channel, slot, confirmed_revision, confirmed_status, confirmed_quantity, confirmed_price,
               confirmed_currency, confirmed_fingerprint, confirmed_at)
        select sku_key, channel, slot, revision, status, quantity, price, currency, fingerprint, '2026-01-01' from desired_listing""", """
        insert into observed_listing (channel, external_id, sku_key, slot, told_sku, pack_size, title, status, quantity, price, currency,
               observed_at)
        select 'ebay', 'id-' || n, 'SKU-' || n, '', 'sku-' || n, 1, 'Title of ' || n, 'LIVE',
               1 + n %% 3 + case when n %% 1000 = 0 then 1 else 0 end, case when n %% 1000 = 1 then 8.00 else 9.00 end, 'USD', '2026-01-02'
          from generate_series(1, %1$d) n where n %% 1000 <> 2""");

    private SweepBench() {}

    public static void main(String[] arguments) throws Exception {
        try (var postgres = TestPostgres.durable().setServerConfig("shared_buffers", "512MB").start();
                var pool = pool(postgres.getJdbcUrl("postgres", "postgres"))) {
            MIGRATIONS.forEach(location -> TestPostgres.migrate(pool, location));
            try (var connection = pool.getConnection()) {
                var start = System.nanoTime();
                fill(connection);
                System.out.printf("%,d listings made in %.1f s%n", ROWS, seconds(start));
                compare(connection);
            }
        }
        System.exit(0); // threads of idle pools must not keep it
    }

    private static void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : FILL) {
                statement.execute(sql.formatted(ROWS));
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static void compare(Connection connection) throws SQLException {
        var joins = new ArrayList<Double>();
        var sweeps = new ArrayList<Double>();
        Sweep.Found found = null;
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        for (var round = 0; round <= ROUNDS; round++) {
            var start = System.nanoTime();
            Sweep.bareJoin(connection, "ebay");
            var join = seconds(start);
            start = System.nanoTime();
            found = Sweep.compare(connection, "ebay");
            var sweep = seconds(start);
            if (round > 0) { // the first warms up
                joins.add(join);
                sweeps.add(sweep);
            }
        }
        if (Boolean.getBoolean("bench.explain")) {
            System.out.println(Sweep.explain(connection, "ebay"));
        }
        System.out.printf("%n| what | median s | range s |%n|---|---|---|%n");
        print("bare join of the five tables", joins);
        print("the comparison, with what it found written down", sweeps);
        System.out.printf("%nratio %.2f; %,d compared, %s found; peak heap %d MB%n", median(sweeps) / median(joins), found.compared(),
                found.byVerdict(), heap().stream().mapToLong(area -> area.getPeakUsage().getUsed()).sum() >> 20);
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + String.join(",", Database.SCHEMAS));
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private static void print(String what, List<Double> seconds) {
        var sorted = seconds.stream().sorted().toList();
        System.out.printf("| %s | %.2f | %.2f .. %.2f |%n", what, median(seconds), sorted.getFirst(), sorted.getLast());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(area -> area.getType() == MemoryType.HEAP).toList();
    }
}
