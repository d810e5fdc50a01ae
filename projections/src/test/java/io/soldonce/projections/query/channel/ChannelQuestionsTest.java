package io.soldonce.projections.query.channel;

import static io.soldonce.projections.TestLedger.EBAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.listing.ListingAction;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.Price;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelQuestionsTest {
    private static final int ALL = 100;

    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theDryRunSaysWhatWouldBeSentAndNothingElse() {
        var same = onEbay("A-SAME", 2);
        var fewer = onEbay("B-FEWER", 2);
        var dear = onEbay("C-DEAR", 2);
        var both = onEbay("D-BOTH", 2);
        var gone = onEbay("E-GONE", 2);
        var sold = onEbay("F-SOLD", 1);
        onEbay("G-DRAFT", 1, null);
        look();
        observed(same, 2, "9.00");
        observed(fewer, 1, "9.00");
        observed(dear, 2, "11.00");
        observed(both, 5, "11.00");
        observed(sold, 1, "9.00");
        ledger.sell(TestLedger.COUNTER, "C-1", sold, 1);
        var diff = new DryRunDiff(ledger.db());
        var lines = diff.page(EBAY, null, ALL).rows();
        assertThat(lines).extracting(line -> line.sku() + " " + String.join("+", line.actions())).containsExactly("B-FEWER quantity",
                "C-DEAR price", "D-BOTH quantity+price", "E-GONE relist", "F-SOLD end", "G-DRAFT list");
        var shown = lines.get(2);
        assertThat(shown.before()).isEqualTo(new Offered("live", 5, new Price("11.00", "USD")));
        assertThat(shown.after()).isEqualTo(new Offered("live", 2, new Price("9.00", "USD")));
        assertThat(lines.get(4).reasons()).contains("SOLD_ON counter");
        assertThat(diff.agreement(EBAY)).isEqualTo(new DryRunDiff.Agreement(7, 1, 0, 0));
        assertThat(gone.key()).isEqualTo(lines.get(3).key());
    }

    @Test
    void theDryRunComesInPages() {
        List.of("A", "B", "C").forEach(name -> onEbay(name, 1));
        look();
        var diff = new DryRunDiff(ledger.db());
        var first = diff.page(EBAY, null, 2);
        assertThat(first.hasMore()).isTrue();
        assertThat(diff.page(EBAY, first.rows().getLast(), 2).rows()).extracting(DryRunDiff.Line::sku).containsExactly("C");
    }

    @Test
    void whatWasReadBackLaterCountsMoreThanTheLook() {
        var sku = onEbay("LOT", 2);
        look();
        observed(sku, 5, "9.00");
        ledger.advance(Duration.ofMinutes(1));
        confirmed(sku, 2, "9.00");
        assertThat(new DryRunDiff(ledger.db()).agreement(EBAY)).isEqualTo(new DryRunDiff.Agreement(1, 1, 0, 0));
        ledger.advance(Duration.ofMinutes(1));
        look();
        assertThat(new DryRunDiff(ledger.db()).agreement(EBAY)).isEqualTo(new DryRunDiff.Agreement(1, 0, 0, 0));
    }

    @Test
    void whatNobodyReadIsNotCompared() {
        onEbay("LOT", 2);
        assertThat(new DryRunDiff(ledger.db()).agreement(EBAY)).isEqualTo(new DryRunDiff.Agreement(0, 0, 1, 0));
        assertThat(new DryRunDiff(ledger.db()).page(EBAY, null, ALL).rows()).isEmpty();
    }

    @Test
    void theBoardShowsHowEachChannelStands() {
        var sku = onEbay("LOT", 2);
        onEbay("OTHER", 1);
        look();
        observed(sku, 2, "9.00");
        ledger.db().execute("update due_listing set origin = 'drift', priority = 0 where sku_key = 'LOT' and channel = 'ebay'");
        ledger.db().execute("insert into listing_push (sku_key, channel, slot, open_push, open_state, open_since) values"
                + " ('LOT', 'ebay', '', ?, 'UNKNOWN', ?::timestamptz)", UUID.randomUUID(), now());
        ledger.db().execute("insert into braked_plan values (?, 'ebay', 'h', 7, 'too many', ?::timestamptz)", UUID.randomUUID(), now());
        ledger.db().execute("insert into circuit values ('ebay', 3, ?::timestamptz, 'down')", now());
        ledger.db().execute("update worker_config set enabled_channels = '{whatnot}'");
        var board = new ChannelBoard(ledger.db()).all();
        assertThat(board).extracting(ChannelBoard.State::channel).containsExactly("counter", "ebay", "tcgplayer", "whatnot");
        var ebay = board.get(1);
        assertThat(ebay.isEnabled()).isFalse();
        assertThat(board.get(3).isEnabled()).isTrue();
        assertThat(ebay.mode()).isEqualTo("auto");
        assertThat(ebay.due()).isEqualTo(new ChannelBoard.Due(1, 1, 0, 1, 1, ebay.due().oldest()));
        assertThat(ebay.pushes().open()).isEqualTo(1);
        assertThat(ebay.pushes().unanswered()).isEqualTo(1);
        assertThat(ebay.circuit().words()).isEqualTo("down");
        assertThat(ebay.shelf()).isEqualTo(new ChannelBoard.Shelf(2, 1, 2, 1));
        assertThat(ebay.look().account()).isEqualTo("seller");
        assertThat(board.get(0).look().completeAt()).isNull();
    }

    @Test
    void eachPushTellsWhatStoodThereBeforeAndAfter() {
        var sku = onEbay("LOT", 2);
        push(sku, 2, "DONE", "APPLIED", 2);
        ledger.advance(Duration.ofHours(1));
        var noon = ledger.clock().instant();
        push(sku, 1, "REFUSED", null, null);
        var log = new PushLog(ledger.db());
        var pushes = log.page(PushLog.Filter.ALL, null, ALL).rows();
        assertThat(pushes).hasSize(2);
        assertThat(pushes.getFirst().before().quantity()).isEqualTo(2);
        assertThat(pushes.getFirst().asked().quantity()).isEqualTo(1);
        assertThat(pushes.getFirst().after()).isNull();
        assertThat(pushes.getFirst().words()).isEqualTo("its own words");
        assertThat(pushes.getLast().before()).isNull();
        assertThat(pushes.getLast().after().quantity()).isEqualTo(2);
        assertThat(log.page(new PushLog.Filter(sku, EBAY, null, noon), null, ALL).rows()).hasSize(1);
        assertThat(log.page(new PushLog.Filter(new Sku("OTHER"), null, null, null), null, ALL).rows()).isEmpty();
        assertThat(log.page(new PushLog.Filter(null, null, noon, null), null, ALL).rows()).hasSize(1);
        var first = log.page(PushLog.Filter.ALL, null, 1);
        assertThat(first.hasMore()).isTrue();
        assertThat(log.page(PushLog.Filter.ALL, first.rows().getLast().id(), 1).rows()).containsExactly(pushes.getLast());
    }

    @Test
    void aStoryTellsEverythingInTheOrderItHappened() throws SQLException {
        var from = ledger.clock().instant();
        var sku = onEbay("LOT", 2);
        ledger.advance(Duration.ofHours(1));
        push(sku, 2, "DONE", "APPLIED", 2);
        ledger.advance(Duration.ofHours(1));
        ledger.db().execute("""
            insert into observation_change (channel, external_id, sku_key, observed_at, before, after) values
            ('ebay', 'ebay-LOT', 'LOT', ?::timestamptz, null, '{"status": "LIVE", "quantity": 2, "price": 9.00, "currency": "USD"}')""",
                now());
        ledger.advance(Duration.ofHours(1));
        ledger.db().execute("insert into exception (key, code, sku_key, message, raised_at) values ('k', 'ODD', 'LOT', 'is odd',"
                + " ?::timestamptz)", now());
        ledger.followAll();
        var until = ledger.clock().instant();
        var story = new SkuStory(ledger.db());
        assertThat(story.of(sku, from, until, ALL)).extracting(SkuStory.Line::source).doesNotContain("exception")
                .endsWith("history", "push", "observed");
        var whole = story.of(sku, from, until.plusSeconds(1), ALL);
        assertThat(whole).extracting(SkuStory.Line::at).isSorted();
        assertThat(whole.getLast().words()).isEqualTo("ODD: is odd");
        var seen = whole.get(whole.size() - 2);
        assertThat(seen.before()).isNull();
        assertThat(seen.after()).isEqualTo("live, 2 at 9.00 USD");
        var push = whole.get(whole.size() - 3);
        assertThat(push.words()).contains("revise", "done", "applied");
        assertThat(push.before()).isEqualTo("live, 2 at 9.00 USD");
        assertThat(story.of(new Sku("OTHER"), from, until, ALL)).isEmpty();
    }

    @Test
    void whatIsNotGreenIsNamedByKind() {
        var questions = new SinceYesterday(ledger.db());
        var sku = onEbay("LOT", 2);
        var yesterday = ledger.clock().instant();
        assertThat(questions.since(yesterday, ALL)).isEmpty();
        push(sku, 1, "REFUSED", null, null);
        push(sku, 1, "DONE", "APPLIED", 1);
        push(sku, 1, "DONE", null, null);
        ledger.db().execute("insert into exception (key, code, message, raised_at) values ('a', 'ODD', 'is odd', ?::timestamptz),"
                + " ('b', 'ODD', 'is odd too', ?::timestamptz)", now(), now());
        ledger.db().execute("update due_listing set origin = 'drift'");
        ledger.db().execute("insert into braked_plan values (?, 'ebay', 'h', 7, 'too many', ?::timestamptz)", UUID.randomUUID(), now());
        ledger.db().execute("insert into alert (key, subject, body, raised_at, next_at) values ('a', 'Look', '', ?::timestamptz,"
                + " ?::timestamptz)", now(), now());
        var found = questions.since(yesterday, 1);
        assertThat(found.keySet()).containsExactly("exception", "failed-push", "unread-push", "drift", "parked-plan", "unsent-alert");
        assertThat(found.get("exception").total()).isEqualTo(2);
        assertThat(found.get("exception").matters()).hasSize(1);
        assertThat(found.get("failed-push").total()).isEqualTo(1);
        assertThat(questions.since(ledger.clock().instant().plusSeconds(1), ALL)).isEmpty();
    }

    @Test
    void aListingShowsWhatWasReadBackAndWhatWasSeen() {
        var sku = onEbay("LOT", 2);
        var lookup = new ListingLookup(ledger.db());
        assertThat(lookup.of(sku).getFirst().confirmed()).isNull();
        assertThat(lookup.of(sku).getFirst().observed()).isNull();
        confirmed(sku, 3, "8.00");
        look();
        observed(sku, 4, "7.00");
        var listing = lookup.of(sku).getFirst();
        assertThat(listing.status()).isEqualTo("live");
        assertThat(listing.confirmed().quantity()).isEqualTo(3);
        assertThat(listing.observed().quantity()).isEqualTo(4);
        assertThat(listing.observed().price()).isEqualTo(new Price("7.00", "USD"));
        assertThat(listing.observed().at()).isEqualTo(ledger.clock().instant());
    }

    private Sku onEbay(String name, int quantity) {
        var sku = ledger.item(name, quantity);
        ledger.link(sku, EBAY);
        return sku;
    }

    private void onEbay(String name, int quantity, String externalId) {
        var sku = ledger.item(name, quantity);
        ledger.done(new ListingAction.Link(new ListingKey(EBAY, sku), externalId, null,
                "Title of " + name, Money.of("9.00", "USD"), false, ledger.clock().instant()));
    }

    private void look() {
        ledger.db().execute(
                """
                    insert into observation (channel, tried_at, complete_at, account, seen) values ('ebay', ?::timestamptz, ?::timestamptz, 'seller', 1)
                    on conflict (channel) do update set complete_at = excluded.complete_at""",
                now(), now());
    }

    private void observed(Sku sku, int quantity, String price) {
        ledger.db().execute("""
            insert into observed_listing (channel, external_id, sku_key, slot, pack_size, status, quantity, price, currency, observed_at)
            values ('ebay', ?, ?, '', 1, 'LIVE', ?, ?::numeric, 'USD', ?::timestamptz)""", "ebay-" + sku, sku.key(), quantity, price,
                now());
    }

    private void confirmed(Sku sku, int quantity, String price) {
        ledger.db().execute("""
            insert into listing_push (sku_key, channel, slot, confirmed_status, confirmed_quantity, confirmed_price, confirmed_currency,
                   confirmed_at) values (?, 'ebay', '', 'LIVE', ?, ?::numeric, 'USD', ?::timestamptz)""", sku.key(), quantity, price,
                now());
    }

    private void push(Sku sku, int quantity, String outcome, String verdict, Integer shown) {
        ledger.db().execute(
                """
                    insert into push_event (id, sku_key, channel, slot, action, revision, at_index, cause_index, status, quantity, price, currency,
                           payload, sent_at, outcome, words, answered_at, verdict, shown_status, shown_quantity, shown_price, shown_currency, read_at)
                    values (?, ?, 'ebay', '', 'revise', 5, 1, 1, 'LIVE', ?, 9.00, 'USD', '{}', ?::timestamptz, ?, 'its own words', ?::timestamptz, ?,
                           case when ?::int is not null then 'LIVE' end, ?::int, 9.00, 'USD', case when ?::int is not null then ?::timestamptz end)""",
                UUID.randomUUID(), sku.key(), quantity, now(), outcome, now(), verdict, shown, shown, shown, now());
    }

    private OffsetDateTime now() {
        Instant at = ledger.clock().instant();
        return at.atOffset(ZoneOffset.UTC);
    }
}
