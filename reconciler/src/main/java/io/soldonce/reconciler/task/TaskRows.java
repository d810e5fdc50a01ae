package io.soldonce.reconciler.task;

import static io.soldonce.tables.journals.Tables.OPERATOR_TASK;

import io.soldonce.channels.spi.OperatorTasks;
import io.soldonce.channels.spi.Shown;
import io.soldonce.projections.inline.Exceptions;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.reconciler.alert.Escalations;
import io.soldonce.tables.journals.tables.records.OperatorTaskRecord;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/// The tasks in PostgreSQL.
public final class TaskRows implements OperatorTasks {
    public static final String OVERDUE = "TASK_OVERDUE";
    /// A push that asked for a task which is answered is read back at once, and so is the work for its listing.
    private static final String READ_AT_ONCE = """
        with answered as (
            update listing_push p set ask_at = ?::timestamptz from operator_task t
             where t.said_at is not null and p.open_push is not null and p.open_reference = t.id and p.ask_at > ?::timestamptz
               and (?::text is null or t.id = ?)
            returning p.sku_key, p.channel, p.slot)
        update due_listing d set due_at = least(d.due_at, ?::timestamptz) from answered a
         where d.sku_key = a.sku_key and d.channel = a.channel and d.slot = a.slot
        returning d.channel""";
    private static final String LATE = """
        select t.id, t.channel, t.sku_key, t.words, t.deadline from operator_task t
         where t.said_at is null and t.deadline < ?::timestamptz
           and exists (select from listing_push p where p.open_push is not null and p.open_reference = t.id)
           and not exists (select from exception e where e.key = 'TASK_OVERDUE/' || t.id)
         order by t.deadline""";
    private static final String SETTLED = """
        select e.id, t.said_by from exception e join operator_task t on e.key = 'TASK_OVERDUE/' || t.id
         where e.code = 'TASK_OVERDUE' and e.resolved_at is null
           and (t.said_at is not null
                or not exists (select from listing_push p where p.open_push is not null and p.open_reference = t.id))""";

    private final DSLContext db;
    private final Escalations escalations;
    private final Clock clock;
    private final LastWord lastWord;

    public TaskRows(DSLContext db, Escalations escalations, Clock clock) {
        this.db = db;
        this.escalations = escalations;
        this.clock = clock;
        this.lastWord = new LastWord(db);
    }

    /// What became of an answer.
    public enum Answer {
        TAKEN,
        /// It was answered so before.
        SAID_BEFORE,
        /// It was answered otherwise before, and that stays.
        CONTRADICTS,
        NO_SUCH_TASK
    }

    @Override
    public void ask(List<Task> tasks) {
        if (!tasks.isEmpty()) {
            db.insertInto(OPERATOR_TASK, OPERATOR_TASK.fields()).valuesOfRecords(tasks.stream().map(TaskRows::row).toList())
                    .onConflict(OPERATOR_TASK.ID).doNothing().execute();
        }
    }

    private static OperatorTaskRecord row(Task task) {
        var listing = task.listing();
        var asked = task.asAsked();
        var row = new OperatorTaskRecord();
        row.setId(task.id());
        row.setSkuKey(listing.sku().key());
        row.setChannel(listing.channel().value());
        row.setSlot(listing.slot());
        row.setWords(task.words());
        row.setAskedStatus(asked.status().name());
        row.setAskedQuantity(asked.quantity());
        row.setAskedPrice(asked.price() == null ? null : asked.price().amount());
        row.setAskedCurrency(asked.price() == null ? null : asked.price().currency());
        row.setAskedTitle(asked.title());
        row.setExternalId(asked.externalId());
        row.setAskedAt(at(task.askedAt()));
        row.setDeadline(at(task.deadline()));
        return row;
    }

    @Override
    public Map<String, Word> answers(Collection<String> ids) {
        var answered = db.selectFrom(OPERATOR_TASK).where(OPERATOR_TASK.ID.in(ids)).and(OPERATOR_TASK.SAID_AT.isNotNull()).fetch();
        var undone = answered.stream().filter(task -> !task.getIsDone()).map(TaskRows::listing).toList();
        var before = undone.isEmpty() ? Map.<ListingKey, Shown>of() : known(undone);
        var words = new HashMap<String, Word>();
        for (var task : answered) {
            var shown = task.getIsDone() ? asAsked(task) : before.getOrDefault(listing(task), NOTHING_THERE);
            words.put(task.getId(), new Word(task.getIsDone(), shown, task.getSaidBy(), task.getSaidAt().toInstant()));
        }
        return words;
    }

    /// Nobody ever said anything of it, and what was asked was not done.
    private static final Shown NOTHING_THERE = new Shown(Shown.Status.ENDED, 0, null, null, null, null);

    @Override
    public Map<ListingKey, Shown> known(Collection<ListingKey> listings) {
        return lastWord.of(listings);
    }

    /// Writes down a person's answer, once, and has the listing looked at again at once; whoever asks wakes its worker.
    ///
    /// @param by who says so, for example `operator:ann`
    public Answer answer(String id, boolean isDone, String by) {
        var now = at(clock.instant());
        var answer = db.transactionResult(transaction -> {
            var taken = transaction.dsl().update(OPERATOR_TASK).set(OPERATOR_TASK.IS_DONE, isDone).set(OPERATOR_TASK.SAID_BY, by)
                    .set(OPERATOR_TASK.SAID_AT, now).where(OPERATOR_TASK.ID.eq(id)).and(OPERATOR_TASK.SAID_AT.isNull()).execute();
            if (taken > 0) {
                transaction.dsl().fetch(READ_AT_ONCE, now, now, id, id, now);
                return Answer.TAKEN;
            }
            var said = transaction.dsl().select(OPERATOR_TASK.IS_DONE).from(OPERATOR_TASK).where(OPERATOR_TASK.ID.eq(id)).fetchOne();
            return said == null ? Answer.NO_SUCH_TASK : said.value1() == isDone ? Answer.SAID_BEFORE : Answer.CONTRADICTS;
        });
        if (answer == Answer.TAKEN) {
            settle();
        }
        return answer;
    }

    /// Which listing a task is about.
    public Optional<ListingKey> listing(String id) {
        return db.selectFrom(OPERATOR_TASK).where(OPERATOR_TASK.ID.eq(id)).fetchOptional().map(TaskRows::listing);
    }

    /// One exception and one alert for each task that is late, settled once it is answered or no longer asked for. An answer that came
    /// while its listing was being worked on is seen to here, if nowhere else.
    ///
    /// @return the channels that have something to do now
    public List<ChannelId> overdue() {
        var now = clock.instant();
        escalations.raise(db.fetch(LATE, at(now)).map(row -> new Trouble(OVERDUE + "/" + row.get("id", String.class), OVERDUE,
                row.get("sku_key", String.class), row.get("channel", String.class), null,
                "a task is " + late(Duration.between(row.get("deadline", OffsetDateTime.class).toInstant(), now)) + " late: "
                        + Text.shown(row.get("words", String.class)) + ". Do it there and say so on the board.",
                null)), true);
        settle();
        return db.fetch(READ_AT_ONCE, at(now), at(now), null, null, at(now)).stream().map(row -> row.get(0, String.class)).distinct()
                .map(ChannelId::new).toList();
    }

    private void settle() {
        for (var row : db.fetch(SETTLED)) {
            var by = row.get("said_by", String.class);
            Exceptions.resolve(db, row.get("id", Long.class), by == null ? "reconciler" : by,
                    by == null ? "no longer asked for" : "the task was answered", clock.instant());
        }
    }

    private static String late(Duration time) {
        return time.toMinutes() < 1
                ? time.toSeconds() + " s"
                : time.toHours() < 2 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }

    private static ListingKey listing(OperatorTaskRecord task) {
        return new ListingKey(new ChannelId(task.getChannel()), new Sku(task.getSkuKey()), task.getSlot());
    }

    private static Shown asAsked(OperatorTaskRecord task) {
        return new Shown(Shown.Status.valueOf(task.getAskedStatus()), task.getAskedQuantity(),
                task.getAskedPrice() == null ? null : new Money(task.getAskedPrice(), task.getAskedCurrency()), task.getAskedTitle(),
                task.getExternalId(), null);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
