package io.soldonce.projections.query.asof;

import static io.soldonce.projections.TestLedger.EBAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.projections.TestLedger;
import io.soldonce.projections.query.Codes;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShownAsOfTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final TestLedger ledger = new TestLedger();
    private final ShownAsOf shown = new ShownAsOf(ledger.db());

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatWasSentAndWhatWasKnownOfItThen() {
        var sku = ledger.listed("LOT", 5);
        push(sku, 2, NOON);
        push(sku, 1, NOON.plusSeconds(100));
        observed(sku, 4, NOON.plusSeconds(50));
        assertThat(shown.of(sku, NOON.minusSeconds(1))).isEmpty();
        var unanswered = shown.of(sku, NOON.plusSeconds(5)).getFirst();
        assertThat(unanswered.sent().asked().quantity()).isEqualTo(2);
        assertThat(unanswered.sent().outcome()).isNull();
        assertThat(unanswered.sent().verdict()).isNull();
        assertThat(unanswered.confirmed()).isNull();
        var read = shown.of(sku, NOON.plusSeconds(60)).getFirst();
        assertThat(read.sent().outcome()).isEqualTo("done");
        assertThat(read.sent().verdict()).isEqualTo("applied");
        assertThat(read.confirmed().shown().quantity()).isEqualTo(2);
        assertThat(read.observed().shown().quantity()).isEqualTo(4);
        assertThat(read.externalId()).isEqualTo("ebay-LOT");
        var second = shown.of(sku, NOON.plusSeconds(115)).getFirst();
        assertThat(second.sent().asked().quantity()).isEqualTo(1);
        assertThat(second.sent().outcome()).isEqualTo("done");
        assertThat(second.sent().verdict()).isNull();
        assertThat(second.confirmed().shown().quantity()).isEqualTo(2);
    }

    @Test
    void whatIsNoLongerThereIsNotShown() {
        var sku = ledger.listed("LOT", 5);
        observed(sku, 4, NOON);
        ledger.db().execute("insert into observation_change (channel, external_id, sku_key, observed_at, before, after) values"
                + " ('ebay', 'ebay-LOT', 'LOT', ?::timestamptz, '{}', null)", Codes.time(NOON.plusSeconds(10)));
        assertThat(shown.of(sku, NOON).getFirst().observed().shown().quantity()).isEqualTo(4);
        assertThat(shown.of(sku, NOON.plusSeconds(10)).getFirst().observed().shown()).isNull();
    }

    @Test
    void aChannelComesInPages() {
        for (var name : List.of("A", "B", "C")) {
            push(ledger.listed(name, 1), 1, NOON);
        }
        ledger.listed("NEVER-SENT", 1);
        var first = shown.page(EBAY, NOON, null, 2);
        assertThat(first.rows()).extracting(ShownAsOf.Shown::sku).containsExactly("A", "B");
        assertThat(first.hasMore()).isTrue();
        var second = shown.page(EBAY, NOON, first.rows().getLast(), 2);
        assertThat(second.rows()).extracting(ShownAsOf.Shown::sku).containsExactly("C");
        assertThat(second.hasMore()).isFalse();
    }

    private void observed(Sku sku, int quantity, Instant at) {
        ledger.db().execute(
                """
                    insert into observation_change (channel, external_id, sku_key, observed_at, before, after) values
                    ('ebay', ?, ?, ?::timestamptz, null, json_build_object('status', 'LIVE', 'quantity', ?::int, 'price', 9.00, 'currency', 'USD'))""",
                "ebay-" + sku, sku.key(), Codes.time(at), quantity);
    }

    /// Answered after ten seconds, read back after twenty.
    private void push(Sku sku, int quantity, Instant at) {
        ledger.db().execute(
                """
                    insert into push_event (id, sku_key, channel, slot, action, revision, at_index, cause_index, status, quantity, price, currency,
                           payload, sent_at, outcome, words, answered_at, verdict, shown_status, shown_quantity, shown_price, shown_currency, read_at)
                    values (?, ?, 'ebay', '', 'REVISE', 5, 1, 1, 'LIVE', ?, 9.00, 'USD', '{}', ?::timestamptz, 'DONE', null, ?::timestamptz, 'APPLIED',
                           'LIVE', ?, 9.00, 'USD', ?::timestamptz)""",
                UUID.randomUUID(), sku.key(), quantity, Codes.time(at),
                Codes.time(at.plusSeconds(10)), quantity, Codes.time(at.plusSeconds(20)));
    }
}
