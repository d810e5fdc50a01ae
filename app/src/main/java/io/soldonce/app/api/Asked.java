package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.projections.query.asof.AsOf;
import io.soldonce.projections.query.asof.Moment;
import io.soldonce.projections.query.asof.StockDifference.Between;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The instants a question names, and how an answer says which it took.
@Component
class Asked {
    private final Clock clock;

    Asked(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /// @param at   a moment, or a date for its first moment in UTC; now when null
    /// @param axis `recorded` (what the ledger knew) when null, or `occurred` (what was so, as far as is known today)
    AsOf asOf(String at, String axis) {
        return new AsOf(axis(axis), Field.dayOrInstant("parameter at", at, clock.instant()));
    }

    /// @param to now when null
    Between between(String from, String to, String axis) {
        var since = Field.dayOrInstant("parameter from", Field.required("parameter from", from), null);
        var until = Field.dayOrInstant("parameter to", to, clock.instant());
        if (since.isAfter(until)) {
            throw Problem.invalid("parameter from", "it is after to; write the earlier moment here");
        }
        return new Between(axis(axis), since, until);
    }

    private static AsOf.Axis axis(String axis) {
        return Field.choice("parameter axis", axis, AsOf.Axis.class, AsOf.Axis.RECORDED);
    }

    /// The beginning of an answer.
    static Map<String, Object> said(Moment moment) {
        var body = new LinkedHashMap<String, Object>();
        body.put("at", moment.at());
        body.put("axis", moment.axis());
        body.put("index", moment.index());
        body.put("readUpTo", moment.readUpTo());
        body.put("complete", moment.isComplete());
        return body;
    }
}
