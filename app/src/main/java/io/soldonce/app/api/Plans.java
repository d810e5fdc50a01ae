package io.soldonce.app.api;

import static io.soldonce.tables.queues.Tables.BRAKED_PLAN;

import io.soldonce.tables.queues.tables.records.BrakedPlanRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What the brakes stopped, and letting it go.
@Component
public class Plans {
    /// One statement: a plan that is let go has no listing left that waits for it.
    private static final String RELEASE = """
        with released as (
            update braked_plan set released_at = ?::timestamptz, released_by = ? where id = ? and hash = ? and released_at is null returning id),
        freed as (
            update due_listing set plan_id = null, due_at = ?::timestamptz from released where plan_id = released.id returning 1)
        select (select count(*) from released) as plans, (select count(*) from freed) as listings""";

    private final DSLContext dsl;

    Plans(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Pushes that the brakes parked together.
    ///
    /// @param hash       of what is in it: whoever lets it go names what he looked at
    /// @param releasedAt null while it is parked
    public record Plan(UUID id, String channel, String hash, int listings, String why, Instant parkedAt, Instant releasedAt,
            String releasedBy) {}

    /// Those that wait for a person, the newest first.
    public List<Plan> parked() {
        return dsl.selectFrom(BRAKED_PLAN).where(BRAKED_PLAN.RELEASED_AT.isNull()).orderBy(BRAKED_PLAN.PARKED_AT.desc(), BRAKED_PLAN.ID)
                .limit(200).fetch(Plans::plan);
    }

    public Optional<Plan> find(UUID id) {
        return dsl.selectFrom(BRAKED_PLAN).where(BRAKED_PLAN.ID.eq(id)).fetchOptional(Plans::plan);
    }

    /// Lets a plan go if it is still the one with this hash: its listings are due at once.
    ///
    /// @return how many listings are due now; empty when there is no such plan, it has another hash, or it was let go before
    public Optional<Integer> release(UUID id, String hash, String by, Instant at) {
        var now = at.atOffset(ZoneOffset.UTC);
        var done = dsl.resultQuery(RELEASE, now, by, id, hash, now).fetchSingle();
        return done.get("plans", Integer.class) == 0 ? Optional.empty() : Optional.of(done.get("listings", Integer.class));
    }

    private static Plan plan(BrakedPlanRecord row) {
        return new Plan(row.getId(), row.getChannel(), row.getHash(), row.getListings(), row.getWhy(), row.getParkedAt().toInstant(),
                Optional.ofNullable(row.getReleasedAt()).map(OffsetDateTime::toInstant).orElse(null), row.getReleasedBy());
    }
}
