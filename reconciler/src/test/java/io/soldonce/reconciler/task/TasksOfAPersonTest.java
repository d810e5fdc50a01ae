package io.soldonce.reconciler.task;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static io.soldonce.tables.journals.Tables.OPERATOR_TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.soldonce.channels.gateway.ChannelGateway;
import io.soldonce.channels.spi.OperatorTasks.Task;
import io.soldonce.channels.spi.Shown;
import io.soldonce.order.OrderAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.alert.Escalations;
import io.soldonce.reconciler.listing.ListingReconciler;
import io.soldonce.reconciler.listing.PushRows;
import io.soldonce.reconciler.listing.SharedBudget;
import io.soldonce.reconciler.listing.SharedCircuit;
import io.soldonce.reconciler.listing.Step;
import io.soldonce.reconciler.task.TaskRows.Answer;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TasksOfAPersonTest {
    private final TestLedger ledger = new TestLedger();
    private final TaskRows tasks = new TaskRows(ledger.db(), new Escalations(ledger.db(), ledger.clock()), ledger.clock());
    private final ListingReconciler worker = worker();

    @AfterEach
    void close() {
        ledger.close();
    }

    private ListingReconciler worker() {
        var db = ledger.db();
        var clock = ledger.clock();
        var gateway = new ChannelGateway(WHATNOT, new HandShop(tasks, clock), new PushRows(db, WHATNOT, clock),
                new SharedBudget(db, WHATNOT, 1000, clock), new SharedCircuit(db, WHATNOT, clock), clock, UUID::randomUUID);
        return new ListingReconciler(gateway, db, () -> {
            ledger.advance(Duration.ofMillis(1));
            return new Step.Drained(clock.instant(), clock.instant());
        }, ledger.lane(), (_, _) -> {}, clock, UUID::randomUUID);
    }

    @Test
    void whatSoldElsewhereIsAskedForAndThePersonsWordEndsIt() {
        var card = shown("CARD", 1);
        ledger.sell(COUNTER, "C-1", card, 1);
        work();
        assertThat(text("select words || ', ' || asked_status from operator_task")).isEqualTo("End it, ENDED");
        assertThat(text("select verdict from push_event")).isNull();

        assertThat(tasks.answer(open(), true, "operator:ann")).isEqualTo(Answer.TAKEN);
        work();
        assertThat(text("select verdict || ' ' || shown_quantity from push_event")).isEqualTo("TOLD 0");
        assertThat(text("select confirmed_status || ' ' || confirmed_by from listing_push where channel = 'whatnot'"))
                .isEqualTo("ENDED operator:ann");
        assertThat(text("select count(*)::text from due_listing where channel = 'whatnot'")).isEqualTo("0");
        assertThat(known(card).status()).isEqualTo(Shown.Status.ENDED);
    }

    @Test
    void aWordThatItWasNotDoneHasItAskedForAgain() {
        var card = shown("CARD", 1);
        ledger.sell(COUNTER, "C-1", card, 1);
        work();
        var first = open();
        tasks.answer(first, false, "operator:ann");
        for (var second = 0; second < 10; second++) {
            ledger.advance(Duration.ofSeconds(1));
            work();
        }
        assertThat(text("select verdict from push_event order by sent_at limit 1")).isEqualTo("DIFFERS");
        assertThat(open()).isNotEqualTo(first);
        assertThat(known(card).quantity()).isEqualTo(1);
    }

    @Test
    void aSaleThereIsKnownAtOnceAndNothingIsAskedFor() {
        var card = shown("CARD", 1);
        ledger.advance(Duration.ofMinutes(1));
        ledger.sell(WHATNOT, "mail-1", card, 1); // the read models have not followed
        assertThat(known(card)).isEqualTo(new Shown(Shown.Status.ENDED, 0, known(card).price(), "Title of CARD", "whatnot-CARD", null));
    }

    @Test
    void ofALotWhatSoldThereIsTakenOffAndNeverBelowNothing() {
        var lot = shown("LOT", 5);
        ledger.advance(Duration.ofMinutes(1));
        ledger.sell(WHATNOT, "mail-1", lot, 2);
        ledger.sell(COUNTER, "C-1", lot, 1);
        assertThat(known(lot).quantity()).isEqualTo(3);
        ledger.sell(WHATNOT, "mail-2", lot, 7);
        assertThat(known(lot).quantity()).isZero();
        assertThat(known(lot).status()).isEqualTo(Shown.Status.LIVE);
    }

    @Test
    void aSaleMadeBeforeThePersonLookedIsInThePersonsWordHoweverLateItsMailComes() {
        var lot = shown("LOT", 5);
        var before = ledger.clock().instant().plusSeconds(30);
        ledger.advance(Duration.ofMinutes(1));
        ledger.sell(COUNTER, "C-1", lot, 1);
        work();
        tasks.answer(open(), true, "operator:ann"); // four, and the person has seen that one went
        work();
        ledger.advance(Duration.ofMinutes(1));
        ledger.done(new OrderAction.Place(WHATNOT, "mail-1", ledger.order(WHATNOT, "mail-1", true, lot, 1).lines(), true,
                before));
        assertThat(known(lot).quantity()).isEqualTo(4);
    }

    @Test
    void nothingIsKnownOfWhatNobodyEverSaidAnythingOf() {
        var card = ledger.listed("CARD", 1);
        assertThat(tasks.known(List.of(key(card)))).isEmpty();
        assertThat(tasks.known(List.of())).isEmpty();
    }

    @Test
    void aListThatIsNewerThanTheLastWordCounts() {
        var lot = shown("LOT", 5);
        ledger.advance(Duration.ofMinutes(1));
        ledger.db().execute("insert into observed_listing values ('whatnot', 'whatnot-LOT', 'LOT', '', null, null, 1, 'Lot as listed',"
                + " 'LIVE', 2, 8.00, 'USD', 'https://there/1', ?::timestamptz)", ledger.clock().instant().toString());
        ledger.db().execute("insert into observation (channel, tried_at, complete_at) values ('whatnot', ?::timestamptz, ?::timestamptz)",
                ledger.clock().instant().toString(), ledger.clock().instant().toString());
        assertThat(known(lot).quantity()).isEqualTo(2);
        assertThat(known(lot).title()).isEqualTo("Lot as listed");
    }

    @Test
    void anAnswerIsTakenOnce() {
        var card = shown("CARD", 1);
        ledger.sell(COUNTER, "C-1", card, 1);
        work();
        var id = open();
        assertThat(tasks.answer(id, true, "operator:ann")).isEqualTo(Answer.TAKEN);
        assertThat(tasks.answer(id, true, "operator:bob")).isEqualTo(Answer.SAID_BEFORE);
        assertThat(tasks.answer(id, false, "operator:bob")).isEqualTo(Answer.CONTRADICTS);
        assertThat(tasks.answer("no such", true, "operator:bob")).isEqualTo(Answer.NO_SUCH_TASK);
        assertThat(tasks.answers(List.of(id, "no such")).get(id).by()).isEqualTo("operator:ann");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> ledger.db().execute("update operator_task set is_done = false"));
    }

    @Test
    void aTaskIsAskedOnce() {
        var card = shown("CARD", 1);
        var task = new Task("T-1", key(card), "End it", known(card), ledger.clock().instant(), ledger.clock().instant());
        tasks.ask(List.of(task));
        tasks.ask(List.of(task, new Task("T-2", key(card), "End it too", known(card), ledger.clock().instant(), Instant.EPOCH)));
        assertThat(ledger.db().fetchCount(OPERATOR_TASK)).isEqualTo(2);
    }

    @Test
    void whatIsLateIsOneExceptionAndOneAlertUntilItIsAnswered() {
        var card = shown("CARD", 1);
        ledger.sell(COUNTER, "C-1", card, 1);
        work();
        tasks.overdue();
        assertThat(text("select count(*)::text from alert")).isEqualTo("0");
        ledger.advance(Duration.ofMinutes(19));
        tasks.overdue();
        tasks.overdue();
        assertThat(text("select code || ' ' || sku_key || ' ' || message from exception where resolved_at is null"))
                .isEqualTo("TASK_OVERDUE CARD a task is 4 minutes late: \"End it\". Do it there and say so on the board.");
        assertThat(text("select count(*)::text from alert")).isEqualTo("1");
        tasks.answer(open(), true, "operator:ann");
        assertThat(text("select resolved_by from exception")).isEqualTo("operator:ann");
    }

    @Test
    void whatIsNoLongerAskedForIsNotLate() {
        var lot = shown("LOT", 5);
        ledger.sell(COUNTER, "C-1", lot, 1);
        work();
        var revision = open();
        ledger.sell(COUNTER, "C-2", lot, 4);
        work();
        assertThat(open()).as("the end does not wait for the other task").isNotEqualTo(revision);
        ledger.advance(Duration.ofMinutes(20));
        tasks.overdue();
        assertThat(text("select string_agg(key, ',') from exception")).isEqualTo("TASK_OVERDUE/" + open());
    }

    @Test
    void anAnswerThatCameWhileTheListingWasWorkedOnIsSeenLater() {
        var card = shown("CARD", 1);
        ledger.sell(COUNTER, "C-1", card, 1);
        work();
        tasks.answer(open(), true, "operator:ann");
        var later = ledger.clock().instant().plus(HandShop.WITHIN).toString();
        ledger.db().execute("update listing_push set ask_at = ?::timestamptz where open_push is not null", later);
        ledger.db().execute("update due_listing set due_at = ?::timestamptz where channel = 'whatnot'", later);
        assertThat(tasks.overdue()).containsExactly(WHATNOT);
        work();
        assertThat(text("select verdict from push_event")).isEqualTo("TOLD");
        assertThat(tasks.overdue()).isEmpty();
    }

    /// Live on Whatnot, as it was found there.
    private Sku shown(String name, int quantity) {
        var sku = ledger.listed(name, quantity);
        ledger.db().execute("""
            insert into listing_push (sku_key, channel, slot, confirmed_status, confirmed_quantity, confirmed_price, confirmed_currency,
                   confirmed_fingerprint, confirmed_at)
            select sku_key, channel, slot, status, quantity, price, currency, fingerprint, ?::timestamptz from desired_listing
             where channel = 'whatnot' and sku_key = ?""", ledger.clock().instant().toString(), sku.key());
        work();
        return sku;
    }

    private void work() {
        var passes = 0;
        while (worker.pass(false) > 0) {
            assertThat(++passes).as("the worker rests some time").isLessThan(100);
        }
    }

    private String open() {
        return text("select id from operator_task t where said_at is null"
                + " and exists (select from listing_push p where p.open_reference = t.id)");
    }

    private Shown known(Sku sku) {
        return tasks.known(List.of(key(sku))).get(key(sku));
    }

    private static ListingKey key(Sku sku) {
        return new ListingKey(WHATNOT, sku);
    }

    private String text(String sql) {
        var row = ledger.db().fetchOne(sql);
        return row == null ? null : row.get(0, String.class);
    }
}
