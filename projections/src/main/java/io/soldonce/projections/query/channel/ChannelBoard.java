package io.soldonce.projections.query.channel;

import io.soldonce.projections.query.Codes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/// How each channel stands, on one page.
public final class ChannelBoard {
    private static final String BOARD = """
        with due as (
            select channel, count(*) filter (where priority = 0 and plan_id is null) as urgent,
                   count(*) filter (where priority > 0 and plan_id is null) as usual, count(*) filter (where plan_id is not null) as parked,
                   count(*) filter (where origin = 'drift') as drifting, min(due_at) filter (where plan_id is null) as oldest
              from due_listing group by channel),
        told as (
            select channel, count(*) filter (where open_push is not null) as open,
                   count(*) filter (where open_state = 'UNKNOWN') as unanswered, min(open_since) as oldest,
                   count(*) filter (where suspect_since is not null) as suspected, count(*) filter (where failures > 1) as failing
              from listing_push group by channel),
        plans as (select channel, count(*) as plans from braked_plan where released_at is null group by channel),
        findings as (select channel, count(*) as findings from backfill_finding where settled_at is null group by channel),
        shelves as (
            select channel, count(*) as listings, count(*) filter (where shown_status = 'LIVE') as live,
                   count(*) filter (where shown_status is not null) as compared,
                   count(*) filter (where shown_status is not null and not coalesce(%s, false)) as agreeing
              from (%s) s group by channel)
        select c.channel, c.kind, c.name, c.mode, c.role, w.dry_run, w.enabled_channels && array['*', c.channel] as is_enabled,
               b.tried_at, b.complete_at, b.trouble as look_trouble, b.failures as look_failures, b.account, b.seen,
               s.complete_up_to, s.polled_at, s.trouble as sales_trouble, s.failures as sales_failures,
               k.failures as circuit_failures, k.open_until, k.words as circuit_words,
               coalesce(due.urgent, 0) as urgent, coalesce(due.usual, 0) as usual, coalesce(due.parked, 0) as parked,
               coalesce(due.drifting, 0) as drifting, due.oldest as oldest_due, coalesce(told.open, 0) as open,
               coalesce(told.unanswered, 0) as unanswered, told.oldest as oldest_open, coalesce(told.suspected, 0) as suspected,
               coalesce(told.failing, 0) as failing, coalesce(plans.plans, 0) as plans, coalesce(findings.findings, 0) as findings,
               coalesce(shelves.listings, 0) as listings, coalesce(shelves.live, 0) as live, coalesce(shelves.compared, 0) as compared,
               coalesce(shelves.agreeing, 0) as agreeing
          from channel_now c cross join worker_config w
          left join observation b on b.channel = c.channel left join sales_progress s on s.channel = c.channel
          left join circuit k on k.channel = c.channel left join due on due.channel = c.channel left join told on told.channel = c.channel
          left join plans on plans.channel = c.channel left join findings on findings.channel = c.channel
          left join shelves on shelves.channel = c.channel
         order by c.channel""".formatted(Shelves.DIFFERS, Shelves.SIDES);

    private final DSLContext dsl;

    public ChannelBoard(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// @param mode      that the seller set: `off`, `dry-run`, `approval`, `auto`
    /// @param isEnabled by the switch board; false is the kill switch
    /// @param isDryRun  the switch board says dry run for all
    /// @param findings  of a backfill, that wait for a person
    public record State(String channel, String kind, String name, String mode, String role, boolean isEnabled, boolean isDryRun, Look look,
            Sales sales, Circuit circuit, Due due, Pushes pushes, int findings, Shelf shelf) {}

    /// The last observation; all null when there was none.
    ///
    /// @param completeAt when the last complete one began
    /// @param trouble    of the last one, null when it was complete
    public record Look(Instant triedAt, Instant completeAt, String trouble, int failures, String account, Integer seen) {}

    /// @param completeUpTo every sale before is recorded
    public record Sales(Instant completeUpTo, Instant polledAt, String trouble, int failures) {}

    /// @param openUntil null when calls go through
    public record Circuit(int failures, Instant openUntil, String words) {}

    /// Work in the queue.
    ///
    /// @param urgent   delists for what is gone
    /// @param parked   by the brakes, in so many `plans`
    /// @param drifting of all, those the channel shows otherwise than it was told
    public record Due(int urgent, int usual, int parked, int plans, int drifting, Instant oldest) {}

    /// @param open       sent and not read back yet
    /// @param unanswered of those, nobody knows whether they arrived
    /// @param failing    listings whose push failed more than once in a row
    /// @param suspected  listings that show fewer than they should
    public record Pushes(int open, int unanswered, Instant oldest, int failing, int suspected) {}

    /// @param live     are live there, as far as was read
    /// @param compared it is known what they show
    public record Shelf(int listings, int live, int compared, int agreeing) {}

    public List<State> all() {
        return dsl.fetch(BOARD).map(ChannelBoard::state);
    }

    private static State state(Record row) {
        var look = new Look(at(row, "tried_at"), at(row, "complete_at"), text(row, "look_trouble"), number(row, "look_failures"),
                text(row, "account"), row.get("seen", Integer.class));
        var sales = new Sales(at(row, "complete_up_to"), at(row, "polled_at"), text(row, "sales_trouble"), number(row, "sales_failures"));
        var circuit = new Circuit(number(row, "circuit_failures"), at(row, "open_until"), text(row, "circuit_words"));
        var due = new Due(number(row, "urgent"), number(row, "usual"), number(row, "parked"), number(row, "plans"),
                number(row, "drifting"), at(row, "oldest_due"));
        var pushes = new Pushes(number(row, "open"), number(row, "unanswered"), at(row, "oldest_open"), number(row, "failing"),
                number(row, "suspected"));
        var shelf = new Shelf(number(row, "listings"), number(row, "live"), number(row, "compared"), number(row, "agreeing"));
        return new State(text(row, "channel"), text(row, "kind"), text(row, "name"), Codes.shown(text(row, "mode")),
                Codes.shown(text(row, "role")), row.get("is_enabled", Boolean.class), row.get("dry_run", Boolean.class), look, sales,
                circuit, due, pushes, number(row, "findings"), shelf);
    }

    private static Instant at(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }

    private static String text(Record row, String column) {
        return row.get(column, String.class);
    }

    private static int number(Record row, String column) {
        var number = row.get(column, Integer.class);
        return number == null ? 0 : number;
    }
}
