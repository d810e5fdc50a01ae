package io.soldonce.app.boot.commands;

import java.io.PrintStream;
import java.util.Locale;

/// Says how far a long step has come: a bar that grows on a terminal, a line at every tenth elsewhere.
public final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean isTerminal;
    private final long startedAt = System.nanoTime();
    private long lastShown = -1;
    private String unmeasured = "";

    @SuppressWarnings("SystemConsoleNull") // it is null again in JDK 25 when the output is redirected
    public Progress() {
        this(System.out, System.console() != null && System.console().isTerminal());
    }

    Progress(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /// One line with the seconds passed since the beginning.
    public synchronized void say(String line) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(), line);
        out.flush();
        lastShown = -1;
    }

    /// @param all the bar ends at it; 0 when nobody knows, then the step is named once
    public synchronized void bar(String what, long done, long all) {
        if (all <= 0) {
            if (!what.equals(unmeasured)) {
                unmeasured = what;
                say(what);
            }
            return;
        }
        var steps = isTerminal ? 100 : 10;
        var share = Math.min(1.0, (double) done / all);
        var shown = (long) (share * steps);
        if (shown == lastShown) {
            return;
        }
        lastShown = shown;
        if (isTerminal) {
            var filled = (int) (share * WIDTH);
            out.printf(Locale.ROOT, "\r[%6.1f s] %s [%s%s] %,d of %,d ", seconds(), what, "#".repeat(filled), "-".repeat(WIDTH - filled),
                    done,
                    all);
            if (done >= all) {
                out.println();
            }
            out.flush();
        } else {
            out.printf(Locale.ROOT, "[%6.1f s] %s: %d of %d%n", seconds(), what, done, all);
            out.flush();
        }
    }

    public double seconds() {
        return (System.nanoTime() - startedAt) / 1e9;
    }
}
