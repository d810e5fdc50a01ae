package io.soldonce.bench;

import java.time.Duration;

/// Runs the parts asked for and prints their tables.
///
/// System properties: `bench.part` (`whole`, `narrow`, `rebuild` or `all`), `bench.quick` (true for a first look), `bench.rounds`,
/// `bench.seconds`, `bench.events`.
public final class Bench {
    private Bench() {}

    /// @param rounds  counted ones; one more is run before and thrown away
    /// @param seconds of one measurement
    /// @param events  of the log that is rebuilt
    record Plan(int rounds, Duration seconds, int events) {
        static Plan fromProperties() {
            var quick = Boolean.getBoolean("bench.quick");
            return new Plan(Integer.getInteger("bench.rounds", quick ? 1 : 5),
                    Duration.ofSeconds(Integer.getInteger("bench.seconds", quick ? 1 : 3)),
                    Integer.getInteger("bench.events", quick ? 200_000 : 1_000_000));
        }
    }

    public static void main(String[] arguments) throws Exception {
        var plan = Plan.fromProperties();
        var part = System.getProperty("bench.part", "all");
        try (var server = new Server()) {
            Environment.print(server);
            if (part.equals("all") || part.equals("whole")) {
                Sales.compare(server, plan);
            }
            if (part.equals("all") || part.equals("narrow")) {
                Narrow.compare(server, plan);
            }
            if (part.equals("all") || part.equals("rebuild")) {
                Rebuilding.compare(server, plan);
            }
        }
        System.exit(0); // threads of idle pools must not keep it
    }
}
