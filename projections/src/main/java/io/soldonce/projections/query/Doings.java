package io.soldonce.projections.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/// Everything one person or program did, newest first: what it had recorded, the exceptions it resolved, the tasks it answered, the pushes
/// and plans it let go.
public final class Doings {
    private final DSLContext dsl;

    public Doings(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which ones; whatever is null or empty does not narrow.
    ///
    /// @param kinds names of facts (`units-sold`...), and `exception-resolved`, `task-answered`, `push-released`, `plan-released`
    /// @param from  inclusive
    /// @param until exclusive
    public record Filter(Set<String> kinds, Instant from, Instant until) {
        public static final Filter ALL = new Filter(Set.of(), null, null);
    }

    /// One of them.
    ///
    /// @param at     when it was recorded
    /// @param source the door it came by
    /// @param part   1 for a fact, then in the order of the kinds above; with `at` and `place` it says where a page ends
    /// @param place  of a fact its index
    /// @param id     of the event, the exception, the task, the plan; of a listing's push its revision
    public record Line(Instant at, String kind, String sku, String channel, String orderId, String words, String source, String id,
            Instant occurredAt, int part, String place) {}

    /// An actor and how much of the log is its.
    public record Actor(String actor, long facts, Instant first, Instant last) {}

    /// @param after the last line of the page before, null for the first page
    public Page<Line> of(String actor, Filter filter, Line after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// All actors, by name.
    public List<Actor> actors() {
        throw new UnsupportedOperationException();
    }
}
