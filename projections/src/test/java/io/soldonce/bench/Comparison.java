package io.soldonce.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Runs variants in turns, round after round, so that whatever else the machine does meets all of them; tells medians, and ratios within
/// this one run.
final class Comparison {
    private final String title;
    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

    private Comparison(String title) {
        this.title = title;
    }

    static Comparison run(String title, Server server, Bench.Plan plan, List<Variant> variants) throws Exception {
        var comparison = new Comparison(title);
        for (var round = 0; round <= plan.rounds(); round++) {
            for (var variant : variants) {
                server.checkpoint();
                var one = variant.run().during(plan.seconds());
                if (round > 0) { // the first warms up
                    comparison.measured.computeIfAbsent(variant.name(), _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return comparison;
    }

    void print() {
        System.out.printf("%n%s%n%n| %-58s | %-28s | %8s | %8s | %6s |%n", title, "", "per second [min .. max]", "p50 ms", "p99 ms",
                "batch");
        System.out.println("|---|---|---:|---:|---:|");
        measured.forEach((name, runs) -> {
            var rates = sorted(runs, Measured::perSecond);
            System.out.printf("| %-58s | %,9.0f [%,.0f .. %,.0f] | %8.2f | %8.2f | %6.1f |%n", name, median(rates), rates[0],
                    rates[rates.length - 1], median(sorted(runs, Measured::p50)), median(sorted(runs, Measured::p99)),
                    median(sorted(runs, Measured::batch)));
        });
    }

    void printRatios(String one, List<String> others) {
        System.out.println();
        others.forEach(other -> System.out.printf("%s = %.2f x %s%n", one, rate(one) / rate(other), other));
    }

    private double rate(String name) {
        return median(sorted(measured.get(name), Measured::perSecond));
    }

    private static double[] sorted(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray();
    }

    static double median(double[] sorted) {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
