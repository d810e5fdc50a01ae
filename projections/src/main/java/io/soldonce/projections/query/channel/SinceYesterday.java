package io.soldonce.projections.query.channel;

import io.soldonce.projections.query.Codes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// Everything that is not green: what went wrong since an instant and is not settled, oldest first within each kind.
public final class SinceYesterday {
    private static final String NOT_GREEN = """
        with asked as (select ?::timestamptz as since),
        matter as (
            select 1 as part, 'exception' as kind, raised_at as at, channel, sku_key, id::text as id, code || ': ' || message as words
              from exception, asked where resolved_at is null and raised_at >= since
             union all
            select 2, 'failed-push', sent_at, channel, sku_key, id::text,
                   concat_ws('; ', action || ' (revision ' || revision || ')', lower(outcome), words, lower(verdict), shown_words)
              from push_event, asked
             where sent_at >= since and (outcome <> 'DONE' or verdict in ('DIFFERS', 'REJECTED'))
             union all
            select 3, 'unread-push', sent_at, channel, sku_key, id::text, action || ' (revision ' || revision || ') was never read back'
              from push_event e, asked
             where sent_at >= since and read_at is null and coalesce(outcome, 'DONE') = 'DONE'
               and not exists (select from operator_task t where t.id = e.reference)
             union all
            select 0, 'asked', t.asked_at, t.channel, t.sku_key, t.id,
                   t.words || ' (by ' || to_char(t.deadline at time zone 'UTC', 'HH24:MI') || ' UTC)'
              from operator_task t join listing_push p on p.open_push is not null and p.open_reference = t.id, asked
             where t.said_at is null and t.asked_at >= since
             union all
            select 4, 'drift', due_at, channel, sku_key, slot, 'shows something else than it was told; to be told again'
              from due_listing, asked where origin = 'drift' and due_at >= since
             union all
            select 4, 'drift', suspect_since, channel, sku_key, slot, 'shows fewer than it should: perhaps a sale nobody has told yet'
              from listing_push, asked where suspect_since >= since
             union all
            select 5, 'parked-plan', parked_at, channel, null, id::text, listings || ' listings: ' || why
              from braked_plan, asked where released_at is null and parked_at >= since
             union all
            select 6, 'unsent-alert', raised_at, null, null, id::text, concat_ws(': ', subject, trouble)
              from alert, asked where sent_at is null and raised_at >= since
             union all
            select 7, 'blind', tried_at, channel, null, null, trouble from observation, asked
             where trouble is not null and tried_at >= since
             union all
            select 8, 'told', e.read_at, e.channel, e.sku_key, e.id::text,
                   lower(e.action) || ' (revision ' || e.revision || '): '
                       || coalesce('told by ' || t.said_by, 'concluded from what sold there') || ', not read back'
              from push_event e join asked on e.read_at >= since left join operator_task t on t.id = e.reference and t.channel = e.channel
             where e.verdict = 'TOLD')
        select * from (
            select m.*, count(*) over (partition by part) as total, row_number() over (partition by part order by at, id) as nr
              from matter m) numbered
         where nr <= ? order by part, nr""";

    private final DSLContext dsl;

    public SinceYesterday(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// @param id      of the exception, push, plan or alert; the slot of a listing
    /// @param channel null when it is no channel's
    /// @param sku     key of the SKU, null when it is no item's
    public record Matter(String kind, Instant at, String channel, String sku, String id, String words) {}

    /// @param total how many there are; `matters` may be fewer
    public record Kind(int total, List<Matter> matters) {
        public Kind {
            matters = List.copyOf(matters);
        }
    }

    /// Empty when all is green.
    ///
    /// @param limit most of each kind
    /// @return by kind, in order: `asked` (of a person, not answered),
    ///         `exception`, `failed-push`, `unread-push`, `drift`, `parked-plan`, `unsent-alert`, `blind`; last
    ///         `told`, which is no trouble: a person says that it was done, and nobody has read it back
    public Map<String, Kind> since(Instant since, int limit) {
        var rows = dsl.fetch(NOT_GREEN, since.atOffset(ZoneOffset.UTC), limit);
        var kinds = new LinkedHashMap<String, Kind>();
        rows.intoGroups(row -> row.get("kind", String.class))
                .forEach((kind, found) -> kinds.put(kind, new Kind(found.getFirst().get("total", Integer.class),
                        found.map(row -> new Matter(kind, Codes.instant(row.get("at", OffsetDateTime.class)),
                                row.get("channel", String.class), row.get("sku_key", String.class), row.get("id", String.class),
                                row.get("words", String.class))))));
        return kinds;
    }
}
