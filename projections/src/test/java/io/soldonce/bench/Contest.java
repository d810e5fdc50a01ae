package io.soldonce.bench;

import java.util.List;

/// The same roads for both paths, each on its own copy of one database.
final class Contest {
    private static final int CALLERS = 64;
    private static final int POOL = 16;

    private Contest() {}

    /// @param database that the copies are made of
    /// @param states   of its streams
    static void run(String title, Server server, Bench.Plan plan, Path path, String database, KeptStates states) throws Exception {
        var first = 1L; // command 0 is the sample
        var lanes = server.copyOf(database);
        var plains = server.copyOf(database);
        var singles = server.copyOf(database);
        var stocks = server.copyOf(database);
        var plain = new PlainRoad(path, server, plains, first);
        try (var lane = new LaneRoad(path, server.pool(lanes, 2), first);
                var stock = new StockRoad(path, server.poolWithoutAutoCommit(stocks, POOL), states, first)) {
            var one = lane.with(1);
            var some = lane.with(CALLERS);
            var many = lane.with(512);
            var limit = plain.with("plain JDBC, 64 commands a commit, 1 connection", 1, 64);
            var upper = plain.with("plain JDBC, 256 commands a commit, 1 connection", 1, 256);
            var axon = stock.with(CALLERS);
            var single = new PlainRoad(path, server, singles, first).with("plain JDBC, 1 command a commit, 16 connections", POOL, 1);
            var comparison = Comparison.run(title, server, plan,
                    Boolean.getBoolean("bench.lane") ? List.of(some, many, one) : List.of(some, limit, axon, single, many, upper, one));
            if (Boolean.getBoolean("bench.lane")) {
                comparison.print();
                return;
            }
            comparison.print();
            comparison.printRatios(some.name(), List.of(limit.name(), axon.name(), single.name()));
            comparison.printRatios(many.name(), List.of(upper.name(), limit.name(), axon.name(), single.name()));
        }
        RowsWritten.print(server, List.of(lanes, plains, singles, stocks));
        for (var copy : List.of(lanes, plains, singles, stocks)) {
            server.drop(copy);
        }
    }
}
