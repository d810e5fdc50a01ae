package io.soldonce.projections.query.losses;

import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.item.ItemFact.Purpose;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Price;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final int ALL = 100;
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatWentWithoutBeingSoldIsCountedByMonthWithItsCost() throws SQLException {
        var sku = ledger.item("LOT", 5); // at 3.00 USD each
        ledger.done(new ItemAction.Receive(sku, 3, null, Money.of("4.00", "EUR"), "own", null, now()));
        ledger.done(new ItemAction.Lose(sku, 2, Bucket.AVAILABLE, null, "not there", now()));
        ledger.done(new ItemAction.Find(sku, 1, null, "behind the shelf", now()));
        ledger.advance(Duration.ofDays(31));
        ledger.done(new ItemAction.WriteOff(sku, 2, Bucket.AVAILABLE, null, "wet", now()));
        ledger.done(new ItemAction.Adjust(sku, -2, null, AdjustmentReason.MISSING, null, now()));
        ledger.item("OTHER", 1);
        ledger.followAll();
        var shrinkage = new Shrinkage(ledger.db(), ledger.catalogue());
        var year = new Shrinkage.Filter(null, NOVEMBER, NEXT_YEAR, Shrinkage.Period.MONTH);
        var losses = shrinkage.page(year, null, ALL);
        assertThat(losses.next()).isNull();
        assertThat(losses.losses()).extracting(loss -> loss.begins().toString().substring(0, 7) + " " + loss.change() + " " + loss.reason()
                + " " + loss.units() + " " + loss.cost().stream().map(price -> price.amount() + " " + price.currency()).toList())
                .containsExactly("2026-11 found behind the shelf -1 [-3.00 USD]", "2026-11 loss not there 2 [6.00 USD]",
                        "2026-12 adjustment missing 2 [6.00 USD]", "2026-12 write-off wet 2 [6.00 USD]");
        assertThat(losses.losses()).extracting(Shrinkage.Loss::unitsWithoutCost).containsOnly(0);
        assertThat(shrinkage.totals(year)).extracting(loss -> loss.change() + " " + loss.reason() + " " + loss.units())
                .containsExactly("found behind the shelf -1", "loss not there 2", "adjustment missing 2", "write-off wet 2");
        var november = new Shrinkage.Filter(sku, NOVEMBER, Instant.parse("2026-12-01T00:00:00Z"), Shrinkage.Period.YEAR);
        assertThat(shrinkage.page(november, null, ALL).losses()).extracting(Shrinkage.Loss::change).containsExactly("found", "loss");
        assertThat(shrinkage.page(new Shrinkage.Filter(new Sku("OTHER"), NOVEMBER, NEXT_YEAR, Shrinkage.Period.DAY), null, ALL).losses())
                .isEmpty();
    }

    @Test
    void lossesComeItemByItem() throws SQLException {
        for (var name : List.of("A", "B", "C")) {
            ledger.done(new ItemAction.Adjust(ledger.item(name, 5), -1, null, AdjustmentReason.GIVEN_AWAY, null, now()));
        }
        ledger.followAll();
        var shrinkage = new Shrinkage(ledger.db(), ledger.catalogue());
        var filter = new Shrinkage.Filter(null, NOVEMBER, NEXT_YEAR, Shrinkage.Period.DAY);
        var first = shrinkage.page(filter, null, 2);
        assertThat(first.losses()).extracting(Shrinkage.Loss::sku).containsExactly("A", "B");
        assertThat(first.losses().getFirst().cost()).containsExactly(new Price("3.00", "USD"));
        assertThat(shrinkage.page(filter, first.next(), 2).losses()).extracting(Shrinkage.Loss::sku).containsExactly("C");
    }

    @Test
    void adjustmentsAreCountedByReasonAndActor() throws SQLException {
        var lot = ledger.item("LOT", 9);
        var other = ledger.item("OTHER", 9);
        by("ann", new ItemAction.Adjust(lot, -2, null, AdjustmentReason.COUNTED, "shelf 3", now()));
        by("ann", new ItemAction.Adjust(other, 1, null, AdjustmentReason.COUNTED, null, now()));
        ledger.advance(Duration.ofHours(1));
        var later = now();
        by("ben", new ItemAction.Adjust(lot, -3, null, AdjustmentReason.GIVEN_AWAY, null, now()));
        ledger.followAll();
        var adjustments = new Adjustments(ledger.db());
        assertThat(adjustments.groups(Adjustments.Filter.ALL)).containsExactly(
                new Adjustments.Group("given-away", "ben", 1, 1, 0, 3), new Adjustments.Group("counted", "ann", 2, 2, 1, 2));
        var anns = new Adjustments.Filter(lot, "counted", "ann", null, later);
        assertThat(adjustments.groups(anns)).containsExactly(new Adjustments.Group("counted", "ann", 1, 1, 0, 2));
        assertThat(adjustments.groups(new Adjustments.Filter(null, null, null, later, null))).hasSize(1);
        var first = adjustments.page(Adjustments.Filter.ALL, null, 2);
        assertThat(first.rows()).extracting(Adjustments.Line::by).containsExactly(-3, 1);
        var last = adjustments.page(Adjustments.Filter.ALL, first.rows().getLast().index(), 2);
        assertThat(last.rows()).extracting(Adjustments.Line::note).containsExactly("shelf 3");
        assertThat(last.hasMore()).isFalse();
    }

    @Test
    void anOversellTellsWhatWasKnownWhen() throws SQLException {
        var sku = ledger.listed("ONE", 1);
        var start = now();
        push(sku, EBAY, 1, start.plusSeconds(10));
        push(sku, WHATNOT, 1, start.plusSeconds(10));
        ledger.advance(Duration.ofMinutes(10));
        ledger.sell(EBAY, "E-1", sku, 1); // happened and recorded at minute 10
        push(sku, WHATNOT, 0, now().plusSeconds(5));
        ledger.advance(Duration.ofMinutes(10));
        var mail = new OrderAction.Place(WHATNOT, "W-1", List.of(new OrderFact.Line("L0", "ONE", null, null, 1, null)), true,
                start.plusSeconds(8 * 60)); // had happened at minute 8, told at minute 20
        ledger.done(mail);
        ledger.advance(Duration.ofMinutes(10));
        ledger.done(new OrderAction.Cancel(WHATNOT, "W-1", List.of(), "sold twice", now()));
        ledger.advance(Duration.ofMinutes(10));
        ledger.sell(EBAY, "E-2", ledger.item("OTHER", 1), 1);
        ledger.followAll();
        var oversells = new Oversells(ledger.db());
        var found = oversells.page(Oversells.Filter.ALL, null, ALL).rows();
        assertThat(found).hasSize(1);
        var oversell = found.getFirst();
        assertThat(oversell.sku()).isEqualTo("ONE");
        assertThat(oversell.orderId()).isEqualTo("W-1");
        assertThat(oversell.units()).isEqualTo(1);
        assertThat(oversell.occurredAt()).isEqualTo(start.plusSeconds(8 * 60));
        assertThat(oversell.recordedAt()).isEqualTo(start.plusSeconds(20 * 60));
        assertThat(oversell.exceptionId()).isNotNull();
        assertThat(oversell.available()).isZero();
        var timeline = oversells.timeline(oversell.index(), ALL).orElseThrow();
        var minutes = timeline.lines().stream().map(line -> Duration.between(start, line.at()).toMinutes() + " " + line.source() + " "
                + (line.source().equals("fact") ? line.kind() : line.channel()) + " " + line.available() + "/" + line.known()).toList();
        assertThat(minutes).containsExactly("0 push ebay 1/1", "0 push whatnot 1/1", "8 fact units-sold 0/1",
                "10 fact units-sold -1/0", "10 push whatnot -1/0", "20 fact oversell-detected -1/-1", "30 fact sale-cancelled 0/0");
        assertThat(timeline.lines().get(2).knownAt()).isEqualTo(start.plusSeconds(20 * 60));
        assertThat(oversells.timeline(oversell.index(), 2).orElseThrow().hasMore()).isTrue();
        assertThat(oversells.timeline(1, ALL)).isEmpty();
        assertThat(oversells.page(new Oversells.Filter(new Sku("OTHER"), null, null), null, ALL).rows()).isEmpty();
        assertThat(oversells.page(new Oversells.Filter(null, start, oversell.recordedAt()), null, ALL).rows()).isEmpty();
        assertThat(oversells.page(Oversells.Filter.ALL, oversell.index(), ALL).rows()).isEmpty();
    }

    @Test
    void blockedUnitsSayWhatTheyWaitForAndSinceWhen() throws SQLException {
        var sku = ledger.item("LOT", 20);
        var start = now();
        by("ann", new ItemAction.Hold(sku, "first", 2, "look at it", now()));
        ledger.advance(Duration.ofDays(2));
        by("ben", new ItemAction.Hold(sku, "second", 1, "photo", now()));
        ledger.done(new ItemAction.Reserve(sku, "show", 3, Purpose.LIVE_SHOW, null, now()));
        ledger.advance(Duration.ofDays(6));
        ledger.done(new ItemAction.ReleaseHold(sku, "second", "done", now()));
        ledger.done(new ItemAction.Damage(sku, 2, null, "fell", now()));
        ledger.advance(Duration.ofDays(1));
        ledger.done(new ItemAction.Damage(sku, 2, null, "fell again", now()));
        ledger.done(new ItemAction.Repair(sku, 3, null, "glued", now()));
        ledger.followAll();
        var blocked = new BlockedUnits(ledger.db());
        var all = blocked.page(BlockedUnits.Filter.ALL, null, ALL).rows();
        assertThat(all).extracting(one -> one.state() + " " + one.units() + " " + one.actor() + " "
                + Duration.between(start, one.since()).toDays())
                .containsExactly("held 2 ann 0", "reserved 3 tester 2", "damaged 1 tester 9");
        assertThat(all.getFirst().sentence()).contains("look at it");
        assertThat(all.getFirst().change()).isEqualTo("hold");
        var second = blocked.page(BlockedUnits.Filter.ALL, all.getFirst(), 1);
        assertThat(second.rows()).containsExactly(all.get(1));
        assertThat(second.hasMore()).isTrue();
        assertThat(blocked.page(new BlockedUnits.Filter(Bucket.DAMAGED, sku, null), null, ALL).rows()).containsExactly(all.get(2));
        assertThat(blocked.page(new BlockedUnits.Filter(null, null, start), null, ALL).rows()).containsExactly(all.get(0));
        assertThat(blocked.ages(now())).containsExactly(
                new BlockedUnits.Age("damaged", 1, 1, 0, 0, 0, all.get(2).since()),
                new BlockedUnits.Age("held", 2, 1, 2, 2, 0, all.get(0).since()),
                new BlockedUnits.Age("reserved", 3, 1, 3, 0, 0, all.get(1).since()));
        assertThatThrownBy(() -> blocked.page(new BlockedUnits.Filter(Bucket.SHIPPED, null, null), null, ALL))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("shipped");
    }

    @Test
    void whatBelongsToAnOrderLeavesWithThatOrder() throws SQLException {
        var sku = ledger.item("LOT", 20);
        for (var order : List.of("E-1", "E-2", "E-3")) {
            ledger.sell(EBAY, order, sku, 1);
            forward(order, OrderAction.Step.PICKED);
            ledger.advance(Duration.ofHours(1));
        }
        forward("E-2", OrderAction.Step.PACKED);
        ledger.followAll();
        var blocked = new BlockedUnits(ledger.db());
        assertThat(blocked.page(BlockedUnits.Filter.ALL, null, ALL).rows()).extracting(one -> one.state() + " " + one.orderId())
                .containsExactly("picked E-1", "picked E-3", "packed E-2");
    }

    private void forward(String order, OrderAction.Step step) {
        ledger.done(new OrderAction.Forward(EBAY, order, step, List.of(), null, null, true, now()));
    }

    private Instant now() {
        return ledger.clock().instant();
    }

    private void by(String actor, Object action) {
        var outcome = ledger.lane().submit(new Request(action, new Provenance(actor, "test", null, "c", null), null, false)).join();
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private void push(Sku sku, ChannelId channel, int quantity, Instant at) {
        ledger.db().execute("""
            insert into push_event (id, sku_key, channel, slot, action, revision, at_index, cause_index, status, quantity, price, currency,
                   payload, sent_at, outcome, answered_at)
            values (?, ?, ?, '', 'REVISE', 5, 1, 1, 'LIVE', ?, 9.00, 'USD', '{}', ?::timestamptz, 'DONE', ?::timestamptz)""",
                UUID.randomUUID(), sku.key(), channel.value(), quantity, Codes.time(at), Codes.time(at.plusSeconds(1)));
    }
}
