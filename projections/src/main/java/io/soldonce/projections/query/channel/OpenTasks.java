package io.soldonce.projections.query.channel;

import io.soldonce.projections.query.Codes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// What a person is asked to do at marketplaces no program can write to, the most urgent first. What is no longer asked for, because
/// something else is asked of the same listing now, is left out.
public final class OpenTasks {
    private static final String TASKS = """
        select t.*, coalesce(i.sku, t.sku_key) as written, coalesce(n.title, i.title, t.asked_title) as title, n.url,
               c.name as channel_name,
               t.asked_status = 'ENDED' or t.asked_quantity = 0 as is_end
          from operator_task t
          left join item_now i on i.sku_key = t.sku_key
          left join listing_now n on n.sku_key = t.sku_key and n.channel = t.channel and n.slot = t.slot
          left join channel_now c on c.channel = t.channel
         where %s
         order by is_end desc, t.deadline, t.id limit ?""";
    private static final String OPEN = TASKS.formatted("""
        t.said_at is null and exists (
            select from listing_push p where p.sku_key = t.sku_key and p.channel = t.channel and p.slot = t.slot
               and p.open_push is not null and p.open_reference = t.id)""");
    private static final String ONE = TASKS.formatted("t.id = ?");

    private final DSLContext dsl;

    public OpenTasks(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One thing to do.
    ///
    /// @param action   `end` when it must go off sale, else `show`
    /// @param words    what to do, one sentence
    /// @param url      where; null when nobody knows
    /// @param done     null while nobody has answered; false: it was not done
    /// @param saidBy   null likewise
    public record Task(String id, String sku, String title, String channel, String channelName, String slot, String action, String words,
            String url, Instant askedAt, Instant deadline, Boolean done, String saidBy, Instant saidAt) {}

    /// What takes something off sale first, then by deadline.
    public List<Task> all(int limit) {
        return dsl.fetch(OPEN, limit).map(OpenTasks::task);
    }

    /// Any task, the answered ones too.
    public Optional<Task> find(String id) {
        return dsl.fetch(ONE, id, 1).stream().findFirst().map(OpenTasks::task);
    }

    private static Task task(Record row) {
        return new Task(row.get("id", String.class), row.get("written", String.class), row.get("title", String.class),
                row.get("channel", String.class), row.get("channel_name", String.class), row.get("slot", String.class),
                row.get("is_end", Boolean.class) ? "end" : "show", row.get("words", String.class), row.get("url", String.class),
                instant(row, "asked_at"), instant(row, "deadline"), row.get("is_done", Boolean.class), row.get("said_by", String.class),
                instant(row, "said_at"));
    }

    private static Instant instant(Record row, String column) {
        return Codes.instant(row.get(column, OffsetDateTime.class));
    }
}
