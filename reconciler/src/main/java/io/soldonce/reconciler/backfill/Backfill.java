package io.soldonce.reconciler.backfill;

import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.listing.ListingAction;
import io.soldonce.reconciler.backfill.BackfillRows.Linked;
import io.soldonce.reconciler.backfill.BackfillRows.Row;
import io.soldonce.reconciler.backfill.Match.Candidates;
import io.soldonce.reconciler.backfill.Match.Item;
import io.soldonce.reconciler.backfill.Match.Sighting;
import io.soldonce.reconciler.drift.Look;
import io.soldonce.reconciler.drift.Observations;
import io.soldonce.reconciler.drift.Statements;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Links what a seller already has live on a channel to our items. Page by page, each committed: broken off and run again it goes on, and
/// run again it does nothing twice. Nothing is written to the channel; a newly linked listing takes over the title and price it has there.
public final class Backfill {
    private static final int AT_ONCE = 500;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_URL = 500;

    private final Observations observations;
    private final DataSource dataSource;
    private final AppendLane lane;
    private final Clock clock;
    private final boolean isNamedThere;

    public Backfill(Observations observations, DataSource dataSource, AppendLane lane, Clock clock) {
        this(observations, dataSource, lane, clock, false);
    }

    /// @param isNamedThere the channel's own catalogue says how a thing is called there: a title of it that differs is nothing to tell
    public Backfill(Observations observations, DataSource dataSource, AppendLane lane, Clock clock, boolean isNamedThere) {
        this.isNamedThere = isNamedThere;
        this.observations = observations;
        this.dataSource = dataSource;
        this.lane = lane;
        this.clock = clock;
    }

    private BackfillRows rows(Connection connection) {
        return new BackfillRows(new Statements(connection), observations.channel().value(), isNamedThere);
    }

    /// Looks at the channel and links what can be linked without guessing; the rest is in `backfill_finding`.
    public BackfillReport run() throws SQLException {
        return switch (observations.observe()) {
            case Look.Doubted(var why) -> BackfillReport.blind(why);
            case Look.Believed look -> link(look.startedAt());
        };
    }

    /// Links what the last complete look showed, without looking again.
    ///
    /// @return blind when there never was one
    public BackfillReport linkSeen() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var seenAt = rows(connection).seenAt();
            return seenAt == null ? BackfillReport.blind("it was never seen whole") : link(seenAt);
        }
    }

    private BackfillReport link(Instant seenAt) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var rows = rows(connection);
            var count = new BackfillReport.Count();
            var twins = rows.twins();
            for (var page = rows.page("", AT_ONCE, twins); !page.isEmpty();) {
                link(rows, page, seenAt, count);
                page = rows.page(page.getLast().sighting().externalId(), AT_ONCE, twins);
            }
            return count.report();
        }
    }

    /// One listing, what it is matched to, and the answer of the ledger; no answer where nothing was asked.
    private record Attempt(Row row, Match match, CompletableFuture<Outcome> outcome) {}

    private void link(BackfillRows rows, List<Row> page, Instant seenAt, BackfillReport.Count count) throws SQLException {
        var linked = new ArrayList<Linked>();
        var findings = new ArrayList<Finding>();
        for (var attempt : attempts(page, candidates(rows, page), seenAt)) {
            var seen = attempt.row().sighting();
            var finding = attempt.match() instanceof Match.Linked match
                    && attempt.outcome().join() instanceof Outcome.Refused(var _, var message, var _, var _)
                            ? Finding.refused(seen, match.item().sku(), message)
                            : Finding.of(seen, attempt.match());
            if (attempt.match() instanceof Match.Linked(var item, var by, var titleDiffers) && isDone(attempt.outcome().join())) {
                linked.add(new Linked(new Sku(item.sku()), item.slot(), seen.externalId()));
                count.linked(by, titleDiffers);
            } else {
                count.found(finding.code(), isRefusedForElse(attempt));
            }
            if (finding != null) {
                findings.add(finding);
            }
        }
        var looked = findings.stream().map(Finding::externalId).collect(Collectors.toSet());
        rows.statements().together(() -> {
            rows.confirm(linked, seenAt);
            rows.find(findings, clock.instant());
            rows.claim(linked.stream().map(Linked::externalId).toList(), "backfill", clock.instant());
            return rows.settle(linked.stream().map(Linked::externalId).filter(id -> !looked.contains(id)).toList(), "backfill",
                    clock.instant());
        });
    }

    private List<Attempt> attempts(List<Row> page, Function<Row, Candidates> candidates, Instant seenAt) {
        var attempts = new ArrayList<Attempt>();
        for (var row : page) {
            var match = Match.of(row.sighting(), candidates.apply(row));
            var outcome = match instanceof Match.Linked(var item, var _, var _)
                    ? row.isKnown()
                            ? CompletableFuture.<Outcome>completedFuture(new Outcome.Done(0, 0, Map.of(), true))
                            : submit(action(row, item, seenAt), "backfill")
                    : null;
            attempts.add(new Attempt(row, match, outcome));
        }
        return attempts;
    }

    private static boolean isRefusedForElse(Attempt attempt) {
        return attempt.outcome() != null && attempt.outcome().join() instanceof Outcome.Refused(var code, var _, var _, var _)
                && !code.equals("LISTING_LINKED");
    }

    /// @throws IllegalStateException when nobody knows; the next run goes on from here
    private static boolean isDone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> true;
            case Outcome.Refused _ -> false;
            case Outcome.Failed(var message, var _) -> throw new IllegalStateException("the backfill was broken off: " + message
                    + ". Run it again; it goes on where it stopped.");
            case Outcome.KeyConflict(var key) -> throw new IllegalStateException("a key nobody sent: " + key);
        };
    }

    private static Function<Row, Candidates> candidates(BackfillRows rows, List<Row> page) throws SQLException {
        var strangers = page.stream().filter(row -> row.owner() == null).map(Row::sighting).toList();
        var names = strangers.stream().map(seen -> Names.key(seen.toldSku())).filter(Objects::nonNull).toList();
        var eans = strangers.stream().flatMap(seen -> Names.spellings(seen.ean()).stream()).toList();
        var items = rows.items(names, eans);
        var bySku = items.stream().collect(Collectors.toMap(item -> Names.key(item.sku()), Function.identity()));
        var byEan = items.stream().filter(item -> item.ean() != null).collect(Collectors.groupingBy(item -> Names.number(item.ean())));
        var byTitle = byTitle(rows, strangers);
        return row -> new Candidates(row.owner(), bySku.get(Objects.requireNonNullElse(Names.key(row.sighting().toldSku()), "")),
                row.sighting().ean() == null ? List.of() : byEan.getOrDefault(Names.number(row.sighting().ean()), List.of()),
                byTitle.getOrDefault(Objects.requireNonNullElse(Names.title(row.sighting().title()), ""), List.of()));
    }

    private static Map<String, List<Item>> byTitle(BackfillRows rows, List<Sighting> strangers) throws SQLException {
        var titles = strangers.stream().filter(Sighting::isKnownByTitleAlone)
                .flatMap(seen -> Stream.of(seen.title(), Names.title(seen.title()))).filter(Objects::nonNull).distinct().toList();
        return titles.isEmpty()
                ? Map.of()
                : rows.titled(titles).stream().collect(Collectors.groupingBy(titled -> Names.title(titled.title()),
                        Collectors.collectingAndThen(Collectors.mapping(BackfillRows.Titled::item, Collectors.toSet()), List::copyOf)));
    }

    /// A listing that stands keeps what was decided for it, a pause for example; only a new one is linked.
    private ListingAction action(Row row, Item item, Instant seenAt) {
        var key = new ListingKey(observations.channel(), new Sku(item.sku()), item.slot());
        var stands = item.isListed() && (row.owner() != null || !item.isEnded());
        return stands
                ? new ListingAction.SeeLive(key, row.sighting().externalId(), row.price(), seenAt)
                : link(key, row, item.title(), seenAt);
    }

    private static ListingAction.Link link(ListingKey key, Row row, String ours, Instant seenAt) {
        var title = row.sighting().title() == null || row.sighting().title().isBlank() ? ours : row.sighting().title().strip();
        var url = row.url() == null || row.url().length() > LONGEST_URL ? null : row.url();
        return new ListingAction.Link(key, row.sighting().externalId(), url, title.substring(0, Math.min(LONGEST_TITLE, title.length())),
                row.price(), true, seenAt);
    }

    private CompletableFuture<Outcome> submit(ListingAction action, String actor) {
        var provenance = new Provenance(actor, "backfill", null, "backfill/" + observations.channel(), null);
        return lane.submit(new Request(action, provenance, null, true));
    }

    /// A person says which item a listing is.
    ///
    /// @param by who says so, for example `operator:ann`
    /// @return what the ledger made of it; `LISTING_NOT_SEEN` when the last complete look did not show it
    public Outcome settle(String externalId, Sku sku, String by) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var rows = rows(connection);
            var row = rows.one(externalId);
            var items = rows.items(List.of(sku.key()), List.of());
            if (row == null) {
                return new Outcome.Refused("LISTING_NOT_SEEN", "no listing " + externalId + " was seen on " + observations.channel()
                        + " at the last complete look; look again, or check the id", Map.of(), false);
            }
            if (items.isEmpty()) {
                return new Outcome.Refused("ITEM_UNKNOWN", "there is no item " + sku + "; register it first", Map.of(), false);
            }
            var key = new ListingKey(observations.channel(), sku);
            var seenAt = rows.seenAt();
            var outcome = submit(link(key, row, items.getFirst().title(), seenAt), by).join();
            if (outcome instanceof Outcome.Done) {
                rows.confirm(List.of(new Linked(sku, key.slot(), externalId)), seenAt);
                rows.claim(List.of(externalId), by, clock.instant());
                rows.settle(List.of(externalId), by, clock.instant());
            }
            return outcome;
        }
    }

    /// A person has looked at a finding and leaves the listing as it is.
    ///
    /// @return false when there is no such finding, or it was settled before
    public boolean leave(String externalId, String by) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return rows(connection).settle(List.of(externalId), by,
                    clock.instant()) > 0;
        }
    }
}
