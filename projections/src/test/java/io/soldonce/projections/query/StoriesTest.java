package io.soldonce.projections.query;

import static io.soldonce.projections.TestLedger.EBAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.inline.Exceptions;
import io.soldonce.projections.query.channel.SkuStory;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final int ALL = 100;

    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void everythingOneActorDid() throws SQLException {
        var sku = ledger.item("LOT", 9);
        var start = ledger.clock().instant();
        for (var i = 0; i < 5; i++) {
            by("ann", null, null, new ItemAction.Adjust(sku, 1, null, AdjustmentReason.COUNTED, null, ledger.clock().instant()));
            ledger.advance(Duration.ofMinutes(i % 2)); // some at the same instant
        }
        by("ben", null, null, new ItemAction.Adjust(sku, 1, null, AdjustmentReason.COUNTED, null, ledger.clock().instant()));
        ledger.db().execute("insert into exception (key, code, sku_key, message, raised_at) values ('k', 'ODD', 'LOT', 'is odd', now())");
        Exceptions.resolve(ledger.db(), ledger.db().fetchSingle("select id from exception").get(0, Long.class), "ann", "fixed",
                ledger.clock().instant());
        ledger.db().execute(
                """
                    insert into operator_task (id, sku_key, channel, slot, words, asked_status, asked_quantity, asked_at, deadline, is_done, said_by,
                           said_at) values ('t', 'LOT', 'whatnot', '', 'End it', 'ENDED', 0, now(), now(), true, 'ann', ?::timestamptz)""",
                Codes.time(start));
        ledger.followAll();
        var doings = new Doings(ledger.db());
        var all = doings.of("ann", Doings.Filter.ALL, null, ALL).rows();
        assertThat(all).extracting(Doings.Line::kind).containsExactly("exception-resolved", "stock-adjusted", "stock-adjusted",
                "stock-adjusted", "task-answered", "stock-adjusted", "stock-adjusted");
        assertThat(all.getFirst().words()).isEqualTo("ODD: fixed");
        for (var limit = 1; limit < 4; limit++) {
            var paged = new ArrayList<Doings.Line>();
            Page<Doings.Line> page;
            do {
                page = doings.of("ann", Doings.Filter.ALL, paged.isEmpty() ? null : paged.getLast(), limit);
                paged.addAll(page.rows());
            } while (page.hasMore());
            assertThat(paged).isEqualTo(all);
        }
        var kinds = new Doings.Filter(Set.of("task-answered", "exception-resolved"), null, null);
        assertThat(doings.of("ann", kinds, null, ALL).rows()).hasSize(2);
        var firstMinute = new Doings.Filter(Set.of(), start, start.plusSeconds(60));
        assertThat(doings.of("ann", firstMinute, null, ALL).rows()).extracting(Doings.Line::kind).containsExactly("task-answered",
                "stock-adjusted", "stock-adjusted");
        assertThat(doings.of("ann", new Doings.Filter(Set.of(), start.plusSeconds(60), null), null, ALL).rows()).hasSize(4);
        assertThat(doings.of("nobody", Doings.Filter.ALL, null, ALL).rows()).isEmpty();
        assertThat(doings.actors()).extracting(Doings.Actor::actor).containsExactly("ann", "ben", "tester");
    }

    @Test
    void everythingThatOneMailCaused() throws SQLException {
        var sku = ledger.listed("LOT", 2);
        var mail = UUID.randomUUID();
        raw(mail);
        var index = by("whatnot", "<1@mail>", mail.toString(), ledger.order(TestLedger.WHATNOT, "W-1", true, sku, 3));
        by("reader", null, eventId(index), new ItemAction.Adjust(sku, 1, null, AdjustmentReason.FOUND, null, ledger.clock().instant()));
        by("whatnot", "<2@mail>", null, ledger.order(TestLedger.WHATNOT, "W-2", true, sku, 1));
        ledger.followAll();
        var sale = ledger.db().fetchSingle("select log_index from history where kind = 'units-sold' and order_id = 'W-1'").get(0,
                Long.class);
        ledger.db().execute("""
            insert into push_event (id, sku_key, channel, slot, action, revision, at_index, cause_index, status, quantity, payload, sent_at)
            values (?, 'LOT', 'ebay', '', 'END', 5, ?, ?, 'ENDED', 0, '{}', ?::timestamptz)""", UUID.randomUUID(), sale, sale,
                Codes.time(ledger.clock().instant()));
        ledger.db().execute("insert into exception (key, code, message, raised_at) values (?, 'DOUBT', 'odd', ?::timestamptz)",
                "mail/" + mail, Codes.time(ledger.clock().instant()));
        var consequences = new Consequences(ledger.db());
        var all = consequences.of(Consequences.By.INPUT, mail.toString(), null, ALL).rows();
        assertThat(all).extracting(line -> line.source() + " " + line.kind()).containsExactlyInAnyOrder("input whatnot mail",
                "fact order-placed", "fact units-sold", "fact oversell-detected", "fact stock-adjusted", "push END", "exception OVERSOLD",
                "exception DOUBT");
        assertThat(all.getFirst().source()).isEqualTo("input");
        assertThat(all).extracting(Consequences.Line::orderId).doesNotContain("W-2");
        var paged = new ArrayList<Consequences.Line>();
        Page<Consequences.Line> page;
        do {
            page = consequences.of(Consequences.By.INPUT, mail.toString(), paged.isEmpty() ? null : paged.getLast(), 3);
            paged.addAll(page.rows());
        } while (page.hasMore());
        assertThat(paged).isEqualTo(all);
        assertThat(consequences.of(Consequences.By.PROVIDER_EVENT, "<1@mail>", null, ALL).rows()).extracting(Consequences.Line::source)
                .containsExactlyInAnyOrder("fact", "fact", "fact", "fact", "push", "exception");
        assertThat(consequences.of(Consequences.By.EVENT, Long.toString(index), null, ALL).rows())
                .extracting(Consequences.Line::kind).contains("order-placed", "stock-adjusted").doesNotContain("units-sold");
        var correlation = ledger.db().fetchSingle("select correlation from history where log_index = ?", index).get(0, String.class);
        assertThat(consequences.of(Consequences.By.CORRELATION, correlation, null, ALL).rows()).isNotEmpty();
        assertThat(consequences.of(Consequences.By.INPUT, "nothing such", null, ALL).rows()).isEmpty();
        var explained = new Explanation(ledger.db()).explain(sku, Bucket.SOLD, null, ALL);
        assertThat(explained.movements()).extracting(Explanation.Step::input).containsExactly(null, mail.toString());
        assertThat(explained.movements()).extracting(Explanation.Step::providerEventId).containsExactly("<2@mail>", "<1@mail>");
    }

    @Test
    void aMonthOfAnItemComesInPagesAndByDays() throws SQLException {
        var sku = ledger.item("LOT", 9);
        ledger.link(sku, EBAY);
        for (var i = 0; i < 20; i++) {
            ledger.done(new ItemAction.Adjust(sku, 1, null, AdjustmentReason.COUNTED, null, ledger.clock().instant()));
            ledger.db().execute(
                    "insert into exception (key, code, sku_key, message, raised_at) values (?, 'ODD', 'LOT', 'is odd', ?::timestamptz)",
                    "k" + i, Codes.time(ledger.clock().instant()));
            ledger.advance(Duration.ofDays(2));
        }
        ledger.followAll();
        var story = new SkuStory(ledger.db());
        var november = SkuStory.Filter.month(YearMonth.of(2026, 11));
        var whole = story.page(sku, november, null, ALL).rows();
        assertThat(whole).hasSize(2 * 15 + 4); // registered, received, linked, seen live
        assertThat(whole).extracting(SkuStory.Line::at).isSorted();
        var paged = new ArrayList<SkuStory.Line>();
        Page<SkuStory.Line> page;
        do {
            page = story.page(sku, november, paged.isEmpty() ? null : paged.getLast(), 4);
            paged.addAll(page.rows());
        } while (page.hasMore());
        assertThat(paged).isEqualTo(whole);
        assertThat(story.page(sku, november.only(Set.of("exception")), null, ALL).rows()).hasSize(15);
        assertThat(story.page(sku, SkuStory.Filter.day(LocalDate.of(2026, 11, 3)), null, ALL).rows()).extracting(SkuStory.Line::source)
                .isEqualTo(List.of("history", "exception"));
        assertThat(story.page(sku, SkuStory.Filter.day(LocalDate.of(2026, 11, 4)), null, ALL).rows()).isEmpty();
        assertThat(story.page(new Sku("OTHER"), november, null, ALL).rows()).isEmpty();
    }

    /// @return index of the first event of it
    private long by(String actor, String providerEventId, String cause, Object action) {
        var before = new LogLines(ledger.db()).head();
        var outcome = ledger.lane().submit(new Request(action,
                new Provenance(actor, "test", providerEventId, UUID.randomUUID().toString(), cause), null, false)).join();
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return before + 1;
    }

    private String eventId(long index) {
        return new LogLines(ledger.db()).after(index - 1, 1).getFirst().eventId();
    }

    private void raw(UUID id) {
        ledger.db().execute("insert into raw_input (id, door, channel, content_type, size, sha256, actor, received_at) values"
                + " (?, 'whatnot mail', 'whatnot', 'message/rfc822', 7, '\\x00', 'whatnot', ?::timestamptz)", id,
                Codes.time(ledger.clock().instant()));
    }
}
