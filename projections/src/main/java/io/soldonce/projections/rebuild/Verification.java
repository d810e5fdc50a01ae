package io.soldonce.projections.rebuild;

import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.projections.Tables.LISTING_NOW;
import static io.soldonce.tables.projections.Tables.PROJECTION_POSITION;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.LogReader;
import io.soldonce.engine.Recorded;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact;
import io.soldonce.projections.Database;
import io.soldonce.projections.follow.Follower;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Compares every projection with a fresh fold of the log, within one snapshot, and leaves nothing behind: all of it happens in a
/// transaction that is rolled back. Asynchronous tables are compared at the index they have reached; listings that are marked to be derived
/// again, or whose time has passed, are counted as pending.
public final class Verification {
    private static final String SHADOW = "verification";
    private static final int EVENTS_A_PAGE = 10_000;
    private static final Set<String> STORY = Set.of("history", "movement", "order_now", "order_line_now", "order_shipment",
            "order_money", "order_return", "hold_now", "consignment_now", "genealogy", "stock_count", "projection_position");
    private static final List<String> COUNTED = Arrays.stream(Bucket.values()).filter(Bucket::isCounted)
            .map(bucket -> bucket.name().toLowerCase(Locale.ROOT)).toList();
    /// When it was derived, from which log, and which revision it has: a fresh derivation differs in these by right.
    private static final Set<String> BY_RIGHT_DIFFERENT = Set.of("revision", "at_index", "computed_at");

    private final DataSource dataSource;
    private final EventCatalogue catalogue;
    private final Clock clock;

    public Verification(DataSource dataSource, EventCatalogue catalogue, Clock clock) {
        this.dataSource = dataSource;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param name   what was checked, as a person would say it
    /// @param holds  whether it does
    /// @param detail how much was looked at, or what is wrong
    public record Check(String name, boolean holds, String detail) {}

    /// @param head    index of the last event of the snapshot
    /// @param pending listings that will be derived again
    public record Report(long head, List<Check> checks, long pending) {
        public boolean holds() {
            return checks.stream().allMatch(Check::holds);
        }
    }

    public Report run(Progress progress) throws SQLException {
        try (var connection = dataSource.getConnection(); var reading = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return run(connection, reading, progress);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }
    }

    private Report run(Connection connection, Connection reading, Progress progress) throws SQLException {
        var head = LogReader.head(connection);
        var storyAt = Follower.position(Database.on(connection));
        var now = clock.instant();
        var tables = Shadow.tables(connection);
        Shadow.create(connection, SHADOW);
        Shadow.enter(connection, SHADOW);
        var folding = new Folding(connection, catalogue, now);
        var forbidden = new ArrayList<String>();
        LogReader.forEachPage(reading, catalogue, 0, head, EVENTS_A_PAGE, page -> {
            folding.inputsButAvailable(page);
            var story = page.stream().filter(event -> event.index() <= storyAt).toList();
            if (!story.isEmpty()) {
                folding.story(story);
            }
            page.forEach(event -> forbidden.addAll(forbidden(event)));
            progress.at("folding events", page.getLast().index(), head);
        });
        folding.available();
        Shadow.index(connection, SHADOW, LISTING_NOW.getName()); // the policy's inputs are looked up by them
        folding.allDesired(head, () -> {}, progress);
        var checks = new ArrayList<Check>();
        checks.add(new Check("every move is one the transition table allows", forbidden.isEmpty(),
                forbidden.isEmpty() ? head + " events" : forbidden.size() + " are not, first: " + forbidden.getFirst()));
        checks.add(neverBelowZero(connection));
        checks.add(availabilityEqualsMovements(connection, storyAt, head));
        var pending = "(" + pendingListings(now) + ")";
        tables.remove(PROJECTION_POSITION.getName()); // a bookmark, not a fold
        for (var table : tables) {
            checks.add(same(connection, table, STORY.contains(table) ? storyAt : head, pending));
        }
        var pendingCount = Long.parseLong(Shadow.query(connection, "select count(*) from " + pending + " p").getFirst());
        return new Report(head, checks, pendingCount);
    }

    private static List<String> forbidden(Recorded event) {
        return event.event() instanceof ItemFact.Moved moved
                ? moved.movements().stream().filter(movement -> !moved.change().allows(movement))
                        .map(movement -> "event " + event.index() + ": " + moved.change() + " " + movement).toList()
                : List.of();
    }

    private static Check neverBelowZero(Connection connection) throws SQLException {
        var below = Shadow.query(connection,
                "select sku_key from projections.availability where least(" + COUNTED.stream().filter(bucket -> !bucket.equals("available"))
                        .collect(Collectors.joining(", ")) + ") < 0 order by 1 limit 5");
        return new Check("only AVAILABLE may be below zero", below.isEmpty(), below.isEmpty() ? "all SKUs" : "below: " + below);
    }

    /// By another road than the fold: the sum of all movements per bucket.
    private static Check availabilityEqualsMovements(Connection connection, long storyAt, long head) throws SQLException {
        var name = "units by bucket are the sum of all movements";
        if (storyAt < head) {
            return new Check(name, true, "skipped: the movements have reached event " + storyAt + " of " + head);
        }
        var sums = COUNTED.stream().map(bucket -> "coalesce(sum(case when to_bucket = upper('" + bucket + "') then quantity end), 0)"
                + " - coalesce(sum(case when from_bucket = upper('" + bucket + "') then quantity end), 0) as " + bucket)
                .collect(Collectors.joining(", "));
        var live = COUNTED.stream().map(bucket -> "a." + bucket).collect(Collectors.joining(", "));
        var summed = COUNTED.stream().map(bucket -> "coalesce(m." + bucket + ", 0)").collect(Collectors.joining(", "));
        var different = Shadow.query(connection, "select a.sku_key from projections.availability a left join (select sku_key, " + sums
                + " from verification.movement group by sku_key) m using (sku_key) where (" + live + ") is distinct from (" + summed
                + ") order by 1 limit 5");
        return new Check(name, different.isEmpty(), different.isEmpty() ? "all SKUs" : "different: " + different);
    }

    private static Check same(Connection connection, String table, long at, String pending) throws SQLException {
        var desired = table.equals(DESIRED_LISTING.getName());
        var columns = Shadow.query(connection, "select quote_ident(column_name) || case when data_type = 'json' then '::text' else '' end"
                + " from information_schema.columns where table_schema = 'projections' and table_name = '" + table
                + "' order by ordinal_position");
        if (desired) {
            columns.removeAll(BY_RIGHT_DIFFERENT);
        }
        var list = String.join(", ", columns);
        var where = desired
                ? " t where not exists (select 1 from " + pending + " p where (p.sku_key, p.channel, p.slot) = (t.sku_key, t.channel,"
                        + " t.slot))"
                : " t";
        var live = "select " + list + " from projections." + table + where;
        var fresh = "select " + list + " from verification." + table + where;
        var difference = "select count(*) from ((" + live + " except all " + fresh + ") union all (" + fresh + " except all " + live
                + ")) d";
        var different = Long.parseLong(Shadow.query(connection, difference).getFirst());
        var rows = Shadow.query(connection, "select count(*) from projections." + table).getFirst();
        return new Check(table + " equals a fresh fold", different == 0,
                different == 0 ? rows + " rows at event " + at : different + " rows differ, of " + rows);
    }

    private static String pendingListings(Instant now) {
        return "select d.sku_key, d.channel, d.slot from projections.desired_listing d where d.valid_until <= '" + now
                + "'::timestamptz or exists"
                + " (select 1 from queues.recompute_range r where d.sku_key > r.after_key and (r.last_key is null or d.sku_key <= r.last_key)"
                + " and (r.channel is null or r.channel = d.channel))";
    }
}
