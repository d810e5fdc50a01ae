package io.soldonce.projections.query;

import java.time.Instant;
import org.jooq.DSLContext;

/// Everything that one cause set off: facts, what was sent because of them, what needed a person; oldest first.
public final class Consequences {
    private final DSLContext dsl;

    public Consequences(DSLContext dsl) {
        this.dsl = dsl;
    }

    public enum By {
        /// A raw input: an e-mail, a file, an order as it was told. Its id.
        INPUT,
        /// The id the outside world gave to the cause: a Message-ID, a notification's id, an order's number.
        PROVIDER_EVENT,
        /// What the events of one cause share.
        CORRELATION,
        /// One fact of the log, by its event id.
        EVENT
    }

    /// One thing that came of it.
    ///
    /// @param source  `input` (the cause itself, as it was kept), `fact`, `push`, `exception`
    /// @param kind    of a fact its name, of a push its action, of an exception its code, of an input its door
    /// @param because id of what led here: the input, the event
    /// @param part    with `at` and `place` it says where a page ends
    public record Line(Instant at, String source, String kind, String id, String sku, String channel, String orderId, String words,
            String actor, String because, int part, long place) {}

    /// @param id    case matters
    /// @param after the last line of the page before, null for the first page
    public Page<Line> of(By by, String id, Line after, int limit) {
        throw new UnsupportedOperationException();
    }
}
