package io.soldonce.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Carries a batch out, whatever happens, and tells its callers.
///
/// While the database is away the batch waits as it is. Any other failure has a culprit in the batch: then every request runs alone, so
/// that only the culprit fails. Requests that wait for a lock step back behind the others.
final class BatchRunner {
    /// A batch that fails like this so often although the database comes back is suspected to be what brings it down.
    private static final int FAILURES_TOGETHER = 5;
    private static final int DUPLICATES = 3;

    private record Group(List<Pending> requests, int failures) {
        Group failedOnceMore() {
            return new Group(requests, failures + 1);
        }

        boolean isAlone() {
            return requests.size() == 1;
        }
    }

    private final LaneParts parts;
    private final Executor answers;
    private final LongConsumer afterCommit;
    private final Consumer<Throwable> failures;
    private final Patience draining;
    private volatile boolean closing;

    /// @param afterCommit told the log's head after each commit that appended
    /// @param failures    told about every attempt that failed
    BatchRunner(LaneParts parts, Executor answers, LongConsumer afterCommit, Consumer<Throwable> failures) {
        this.parts = parts;
        this.answers = answers;
        this.afterCommit = afterCommit;
        this.failures = failures;
        this.draining = new Patience(parts.settings().retryFor());
    }

    /// From the next batch on, all that is left shares the patience of one batch: closing must end.
    void closing() {
        closing = true;
    }

    /// Returns the requests that were not begun, because the batch was closed early.
    List<Pending> run(List<Pending> batch) {
        List<Pending> notBegun = new ArrayList<>();
        Patience patience = closing ? draining : new Patience(parts.settings().retryFor());
        Deque<Group> waiting = new ArrayDeque<>(List.of(new Group(batch, 0)));
        int inVain = 0;
        while (!waiting.isEmpty()) {
            Group group = waiting.removeFirst();
            switch (attempt(group)) {
                case Attempt.Committed committed -> {
                    notBegun.addAll(tell(group, committed));
                    patience.encourage();
                    inVain = 0;
                }
                case Attempt.InDoubt doubt -> group.requests().forEach(pending -> tellUnknown(pending, doubt.cause()));
                case Attempt.Undone undone -> {
                    boolean away = DatabaseTrouble.kind(undone.cause()) == DatabaseTrouble.Kind.AWAY;
                    if (away && patience.isOver()) {
                        waiting.forEach(other -> tellFailed(other, undone.cause()));
                        waiting.clear();
                        tellFailed(group, undone.cause());
                    } else if (!again(group, undone.cause(), waiting, patience)) {
                        tellFailed(group, undone.cause());
                    } else if (away || ++inVain >= waiting.size()) {
                        patience.pause();
                        inVain = 0;
                    }
                }
            }
        }
        return notBegun;
    }

    /// Puts what must be tried again into `waiting`; false when this group has to be told that it failed.
    private static boolean again(Group group, Throwable cause, Deque<Group> waiting, Patience patience) {
        DatabaseTrouble.Kind kind = DatabaseTrouble.kind(cause);
        boolean away = kind == DatabaseTrouble.Kind.AWAY;
        if (!group.isAlone() && (!away || group.failures() >= FAILURES_TOGETHER)) {
            group.requests().forEach(pending -> waiting.addLast(new Group(List.of(pending), 0)));
            return true;
        }
        boolean worthIt = away || (kind == DatabaseTrouble.Kind.BUSY && !patience.isOver())
                || (kind == DatabaseTrouble.Kind.DUPLICATE && group.failures() + 1 < DUPLICATES);
        if (worthIt) {
            waiting.addLast(group.failedOnceMore());
        }
        return worthIt;
    }

    private Attempt.Result attempt(Group group) {
        Attempt.Result result = new Attempt(parts, group.requests().stream().map(Pending::request).toList()).run();
        return switch (result) {
            case Attempt.Committed committed -> committed;
            case Attempt.Undone undone -> {
                failures.accept(undone.cause());
                yield undone;
            }
            case Attempt.InDoubt doubt -> {
                failures.accept(doubt.cause());
                yield learn(doubt);
            }
        };
    }

    /// A lost answer to a commit is never retried blindly: the log knows whether it happened.
    private Attempt.Result learn(Attempt.InDoubt doubt) {
        Head last = doubt.then().head();
        Patience patience = new Patience(parts.settings().retryFor());
        while (true) {
            try {
                return parts.log().holds(last.index(), last.eventId()) ? doubt.then() : new Attempt.Undone(doubt.cause());
            } catch (RuntimeException e) {
                failures.accept(e);
                if (patience.isOver()) {
                    return doubt;
                }
                patience.pause();
            }
        }
    }

    private List<Pending> tell(Group group, Attempt.Committed committed) {
        parts.cache().committed(committed.head(), committed.changed());
        int told = committed.outcomes().size();
        for (int i = 0; i < told; i++) {
            group.requests().get(i).tell(committed.outcomes().get(i), answers);
        }
        if (!committed.changed().isEmpty()) {
            afterCommit.accept(committed.head().index());
        }
        return group.requests().subList(told, group.requests().size());
    }

    private void tellUnknown(Pending pending, Throwable cause) {
        pending.tell(new Outcome.Failed("The answer to the commit was lost and could not be looked up: " + cause.getMessage(), true),
                answers);
    }

    private void tellFailed(Group group, Throwable cause) {
        Outcome failed = new Outcome.Failed("Not recorded: " + cause.getMessage(), false);
        group.requests().forEach(pending -> pending.tell(failed, answers));
    }
}
