package io.soldonce.app.api;

import static io.soldonce.tables.queues.Tables.BRAKED_PLAN;

import io.soldonce.reconciler.listing.BrakedPlans;
import io.soldonce.tables.queues.tables.records.BrakedPlanRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What the brakes stopped, and letting it go.
@Component
public class Plans {
    private final DSLContext dsl;
    private final BrakedPlans brakes;

    Plans(DSLContext dsl, BrakedPlans brakes) {
        this.dsl = dsl;
        this.brakes = brakes;
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
    public Optional<Integer> release(UUID id, String hash, String by) {
        var before = find(id);
        return brakes.release(id, hash, by) == BrakedPlans.Release.RELEASED ? before.map(Plan::listings) : Optional.empty();
    }

    private static Plan plan(BrakedPlanRecord row) {
        return new Plan(row.getId(), row.getChannel(), row.getHash(), row.getListings(), row.getWhy(), row.getParkedAt().toInstant(),
                Optional.ofNullable(row.getReleasedAt()).map(OffsetDateTime::toInstant).orElse(null), row.getReleasedBy());
    }
}
