package io.soldonce.projections.query.channel;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/// Everything that changed for one item, here and on every channel, oldest first, in one query: what was recorded, what was sent and read
/// back, what channels were seen to show, what needed a person.
public final class SkuStory {
    private static final String OFFERED = "concat_ws(' ', lower(%1$sstatus) || ', ' || %1$squantity,"
            + " 'at ' || %1$sprice || ' ' || %1$scurrency)";
    private static final String SEEN = "concat_ws(' ', lower(%1$s ->> 'status') || ', ' || (%1$s ->> 'quantity'),"
            + " 'at ' || (%1$s ->> 'price') || ' ' || (%1$s ->> 'currency'), '\"' || (%1$s ->> 'title') || '\"')";
    private static final String LINES = """
        with asked as (select ?::text as sku_key, ?::timestamptz as since, ?::timestamptz as until)
        select recorded_at as at, 1 as part, log_index as place, 'history' as source, event_id::text as id, channel, sentence as words,
               null as before, null as after
          from history join asked using (sku_key) where recorded_at >= since and recorded_at < until
         union all
        select sent_at, 2, revision, 'push', id::text, channel,
               concat_ws('; ', action || ' (revision ' || revision || ')',
                   'answer: ' || lower(outcome) || coalesce(' (' || words || ')', ''),
                   'read back: ' || lower(verdict) || coalesce(' (' || shown_words || ')', '')), %s,
               case when shown_status is not null then %s end
          from push_event join asked using (sku_key) where sent_at >= since and sent_at < until
         union all
        select observed_at, 3, id, 'observed', id::text, channel,
               case when before is null then 'appeared' when after is null then 'no longer there' else 'shows something else' end
                   || ' (' || external_id || ')',
               case when before is not null then %s end, case when after is not null then %s end
          from observation_change join asked using (sku_key) where observed_at >= since and observed_at < until
         union all
        select raised_at, 4, id, 'exception', id::text, channel, code || ': ' || message, null,
               case when resolved_at is not null then 'resolved by ' || resolved_by || ': ' || coalesce(resolution, '') end
          from exception join asked using (sku_key) where raised_at >= since and raised_at < until"""
            .formatted(OFFERED.formatted(""), OFFERED.formatted("shown_"), SEEN.formatted("before"),
                    SEEN.formatted("after"));

    private static final String PAGE = """
        select * from (%s) lines
         where (?::text[] is null or source = any(?::text[]))
           and (?::timestamptz is null or (at, part, place) > (?::timestamptz, ?::int, ?::bigint))
         order by at, part, place limit ?""".formatted(LINES);

    private final DSLContext dsl;

    public SkuStory(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// Which part of the story.
    ///
    /// @param since   inclusive
    /// @param until   exclusive
    /// @param sources of `history`, `push`, `observed`, `exception`; empty for all
    public record Filter(Instant since, Instant until, Set<String> sources) {

        /// A month, UTC.
        public static Filter month(YearMonth month) {
            return new Filter(start(month.atDay(1)), start(month.plusMonths(1).atDay(1)), Set.of());
        }

        /// A day, UTC.
        public static Filter day(LocalDate day) {
            return new Filter(start(day), start(day.plusDays(1)), Set.of());
        }

        public Filter only(Set<String> some) {
            return new Filter(since, until, some);
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /// One thing that happened.
    ///
    /// @param source `history`, `push`, `observed` or `exception`
    /// @param id     of the event, the push, the change or the exception
    /// @param before what was shown before; of a push what was asked for; null where that means nothing
    /// @param after  what was shown then; of an exception how it was resolved; null likewise
    /// @param part   with `at` and `place` it says where a page ends
    public record Line(Instant at, String source, String id, String channel, String words, String before, String after, int part,
            long place) {}

    /// Oldest first.
    ///
    /// @param after the last line of the page before, null for the first page
    public Page<Line> page(Sku sku, Filter filter, Line after, int limit) {
        return Page.of(lines(sku, filter, after, limit + 1), limit);
    }

    /// @param since inclusive
    /// @param until exclusive
    /// @param limit most lines
    public List<Line> of(Sku sku, Instant since, Instant until, int limit) {
        return lines(sku, new Filter(since, until, Set.of()), null, limit);
    }

    private List<Line> lines(Sku sku, Filter filter, Line after, int limit) {
        var sources = filter.sources().isEmpty() ? null : filter.sources().toArray(String[]::new);
        var behind = after == null ? null : Codes.time(after.at());
        return dsl.fetch(PAGE, sku.key(), Codes.time(filter.since()), Codes.time(filter.until()), sources, sources, behind, behind,
                after == null ? null : after.part(), after == null ? null : after.place(), limit)
                .map(row -> new Line(Codes.instant(row.get("at", OffsetDateTime.class)), row.get("source", String.class),
                        row.get("id", String.class), row.get("channel", String.class), row.get("words", String.class),
                        row.get("before", String.class), row.get("after", String.class), row.get("part", Integer.class),
                        row.get("place", Long.class)));
    }
}
