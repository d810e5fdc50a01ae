package io.soldonce.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/// Callers that each do one thing after another, without pause, until the time is over.
final class Callers {
    private Callers() {}

    /// One caller's work.
    @FunctionalInterface
    interface Work {
        /// @return how many commands that were
        int once() throws Exception;
    }

    /// A caller's work and what it works with.
    @FunctionalInterface
    interface Caller {
        void work(Meter meter) throws Exception;
    }

    /// Counts and times what one caller does.
    static final class Meter {
        private final long deadline;
        private long[] nanos = new long[1024];
        private int calls;
        private long commands;

        Meter(long deadline) {
            this.deadline = deadline;
        }

        void repeat(Work work) throws Exception {
            for (var start = System.nanoTime(); start < deadline; start = System.nanoTime()) {
                commands += work.once();
                if (calls == nanos.length) {
                    nanos = Arrays.copyOf(nanos, calls * 2);
                }
                nanos[calls++] = System.nanoTime() - start;
            }
        }

        private LongStream times() {
            return Arrays.stream(nanos, 0, calls);
        }
    }

    static Measured run(int callers, Duration time, Caller caller) throws Exception {
        var ready = new CountDownLatch(1);
        var failure = new AtomicReference<Exception>();
        var meters = new ArrayList<Meter>();
        var threads = new ArrayList<Thread>();
        var start = System.nanoTime() + 50_000_000L; // all have been started by then
        for (var i = 0; i < callers; i++) {
            var meter = new Meter(start + time.toNanos());
            meters.add(meter);
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    ready.await();
                    caller.work(meter);
                } catch (Exception e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        Thread.sleep(Duration.ofNanos(Math.max(0, start - System.nanoTime())));
        ready.countDown();
        for (var thread : threads) {
            thread.join();
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        if (failure.get() != null) {
            throw failure.get();
        }
        var sorted = meters.stream().flatMapToLong(Meter::times).sorted().toArray();
        return new Measured(meters.stream().mapToLong(meter -> meter.commands).sum() / seconds, millis(sorted, 0.5), millis(sorted, 0.99),
                0);
    }

    private static double millis(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))] / 1e6;
    }
}
