package io.soldonce.projections.inline;

import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.KIT_COMPONENT;
import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static io.soldonce.tables.queues.Tables.RECOMPUTE_RANGE;

import io.soldonce.engine.LogReader;
import io.soldonce.listing.policy.ListingPolicy;
import io.soldonce.projections.Database;
import io.soldonce.projections.TableSwap;
import io.soldonce.tables.queues.tables.records.RecomputeRangeRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/// Derives desired listings again that no sale touches: after a change of rules, when a time limit has passed, and steadily all of them.
/// Short transactions of a few SKUs; what the lane holds at the moment is left for later, so a sweep never makes a sale wait long and
/// never writes over one.
public final class Recomputer {
    private static final int KEYS_A_PASS = 100;

    private final DataSource dataSource;
    private final Clock clock;
    private final DesiredListings.Policy policy;

    public Recomputer(DataSource dataSource, Clock clock) {
        this(dataSource, clock, ListingPolicy::desired);
    }

    Recomputer(DataSource dataSource, Clock clock, DesiredListings.Policy policy) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.policy = policy;
    }

    /// Marks every listing, so that the next passes derive them all.
    public void markAll() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            RecomputeRanges.markAll(Database.on(connection), clock.instant());
        }
    }

    /// Marks every listing if any was derived by another version of the policy than this one.
    public void markOutdated() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var db = Database.on(connection);
            if (db.fetchExists(DESIRED_LISTING, DESIRED_LISTING.POLICY_VERSION.ne(ListingPolicy.VERSION))) {
                RecomputeRanges.markAll(db, clock.instant());
            }
        }
    }

    /// Works until nothing is marked and nothing has expired.
    ///
    /// @param goOn asked between two passes
    public void drain(BooleanSupplier goOn) throws SQLException {
        var more = true;
        while (more && goOn.getAsBoolean()) {
            more = pass();
        }
    }

    /// One short transaction.
    ///
    /// @return whether there was progress, so that another pass is worth while
    public boolean pass() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var progress = pass(connection);
                connection.commit();
                return progress;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private boolean pass(Connection connection) throws SQLException {
        TableSwap.keepAway(connection);
        var now = clock.instant();
        var db = Database.on(connection);
        var expired = expired(db, now);
        if (!expired.isEmpty()) {
            return !derive(connection, db, expired, now).containsAll(expired);
        }
        var range = db.selectFrom(RECOMPUTE_RANGE).orderBy(RECOMPUTE_RANGE.ID).limit(1).forUpdate().skipLocked().fetchOne();
        if (range == null) {
            return false;
        }
        var keys = keys(db, range);
        var skipped = derive(connection, db, keys, now);
        for (var key : skipped) {
            db.insertInto(RECOMPUTE_RANGE).set(RECOMPUTE_RANGE.CHANNEL, range.getChannel())
                    .set(RECOMPUTE_RANGE.AFTER_KEY, key.substring(0, key.length() - 1))
                    .set(RECOMPUTE_RANGE.LAST_KEY, key).set(RECOMPUTE_RANGE.MARKED_AT, range.getMarkedAt()).execute();
        }
        if (keys.size() < KEYS_A_PASS) {
            db.deleteFrom(RECOMPUTE_RANGE).where(RECOMPUTE_RANGE.ID.eq(range.getId())).execute();
        } else {
            db.update(RECOMPUTE_RANGE).set(RECOMPUTE_RANGE.AFTER_KEY, keys.getLast()).where(RECOMPUTE_RANGE.ID.eq(range.getId())).execute();
        }
        return keys.isEmpty() || skipped.size() < keys.size();
    }

    private static List<String> expired(DSLContext db, Instant now) {
        return db.selectDistinct(DESIRED_LISTING.SKU_KEY).from(DESIRED_LISTING)
                .where(DESIRED_LISTING.VALID_UNTIL.le(RecomputeRanges.at(now))).orderBy(DESIRED_LISTING.SKU_KEY).limit(KEYS_A_PASS)
                .fetch(DESIRED_LISTING.SKU_KEY);
    }

    private static List<String> keys(DSLContext db, RecomputeRangeRecord range) {
        var condition = LISTING_NOW.SKU_KEY.gt(range.getAfterKey());
        if (range.getLastKey() != null) {
            condition = condition.and(LISTING_NOW.SKU_KEY.le(range.getLastKey()));
        }
        if (range.getChannel() != null) {
            condition = condition.and(LISTING_NOW.CHANNEL.eq(range.getChannel()));
        }
        return db.selectDistinct(LISTING_NOW.SKU_KEY).from(LISTING_NOW).where(condition).orderBy(LISTING_NOW.SKU_KEY).limit(KEYS_A_PASS)
                .fetch(LISTING_NOW.SKU_KEY);
    }

    /// @return keys somebody else holds at the moment
    private Set<String> derive(Connection connection, DSLContext db, List<String> keys, Instant now) throws SQLException {
        var components = db.select(KIT_COMPONENT.KIT_KEY, KIT_COMPONENT.COMPONENT_KEY).from(KIT_COMPONENT)
                .where(KIT_COMPONENT.KIT_KEY.in(keys)).fetchGroups(KIT_COMPONENT.KIT_KEY, KIT_COMPONENT.COMPONENT_KEY);
        var wanted = new TreeSet<>(keys);
        components.values().forEach(wanted::addAll);
        var existing = db.select(AVAILABILITY.SKU_KEY).from(AVAILABILITY).where(AVAILABILITY.SKU_KEY.in(wanted))
                .fetchSet(AVAILABILITY.SKU_KEY);
        var locked = db.select(AVAILABILITY.SKU_KEY).from(AVAILABILITY).where(AVAILABILITY.SKU_KEY.in(wanted)).orderBy(AVAILABILITY.SKU_KEY)
                .forUpdate().skipLocked().fetchSet(AVAILABILITY.SKU_KEY);
        var held = new HashSet<>(existing);
        held.removeAll(locked);
        var skipped = new TreeSet<String>();
        for (var key : keys) {
            if (held.contains(key) || components.getOrDefault(key, List.of()).stream().anyMatch(held::contains)) {
                skipped.add(key);
            }
        }
        var free = keys.stream().filter(key -> !skipped.contains(key)).toList();
        var head = LogReader.head(connection);
        var troubles = DesiredListings.at(now, policy).deriveExactly(connection, free, head);
        Exceptions.raise(connection, troubles, now);
        return skipped;
    }
}
