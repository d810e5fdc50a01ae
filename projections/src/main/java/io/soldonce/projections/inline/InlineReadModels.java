package io.soldonce.projections.inline;

import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.Recorded;
import io.soldonce.listing.ListingFact;
import io.soldonce.listing.policy.ListingPolicy;
import io.soldonce.projections.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Written in the very transaction that appends: the policy's inputs, what is available, what every listing of the SKUs concerned should
/// show now, and the due entries that make it so. A sale and the delists it causes are one commit.
public final class InlineReadModels implements InlineProjection {
    private final Clock clock;
    private final DesiredListings.Policy policy;

    public InlineReadModels(Clock clock) {
        this(clock, ListingPolicy::desired);
    }

    public InlineReadModels(Clock clock, DesiredListings.Policy policy) {
        this.clock = clock;
        this.policy = policy;
    }

    @Override
    public void project(Connection connection, List<Recorded> events) throws SQLException {
        var now = clock.instant();
        var db = Database.on(connection);
        var freeing = events.stream().map(Recorded::event).filter(InlineReadModels::freesTitleOrId).map(fact -> ((ListingFact) fact).key())
                .distinct().toList();
        RecomputeRanges.markNamesakes(connection, freeing, now);
        var touched = InputTables.project(connection, events);
        RecomputeRanges.markNamesakes(connection, freeing, now);
        touched.channelsChanged().forEach(channel -> RecomputeRanges.markChannel(db, channel, now));
        var troubles = new ArrayList<Trouble>();
        var alone = new OnesOfAKind(db, events);
        events.forEach(event -> Trouble.in(event, alone).ifPresent(troubles::add));
        troubles.addAll(SameEan.troubles(connection, events));
        if (!touched.keys().isEmpty()) {
            troubles.addAll(DesiredListings.at(now, policy).derive(connection, touched.keys(), events.getLast().index()));
        }
        Exceptions.raise(connection, troubles, now);
    }

    /// A younger listing with the same title or id, old or new, may go on sale once this one lets go of it.
    private static boolean freesTitleOrId(Object fact) {
        return fact instanceof ListingFact.Ended || fact instanceof ListingFact.Revised || fact instanceof ListingFact.Linked;
    }
}
