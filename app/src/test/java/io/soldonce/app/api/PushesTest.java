package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// What marketplaces were told and would be told, over HTTP and on the pages.
@OnTheRunningApplication
class PushesTest {
    private final RunningApplication app = RunningApplication.shared();
    private final DSLContext db = app.bean(DSLContext.class);

    @Test
    void everything_that_changed_for_an_item_in_may_pushes_included() {
        app.item("TOLD-1", 1);
        told("TOLD-1", "2026-05-03T10:00:00Z", "2026-05-03T10:00:01Z");
        told("TOLD-1", "2026-06-01T00:00:00Z", "2026-06-01T00:00:01Z");
        var may = app.get("/api/items/TOLD-1/changes?from=2026-05-01&to=2026-06-01");
        assertThat(may.status()).as(may.body()).isEqualTo(200);
        assertThat(may.json().at("/changes").size()).isEqualTo(1);
        assertThat(may.at("changes.0.source")).isEqualTo("push");
        assertThat(may.at("hasMore")).isEqualTo("false");
        app.toldAll();
        assertThat(app.get("/api/items/told-1/changes").body()).contains("Received 1");
    }

    @Test
    void pushes_are_read_page_by_page_the_newest_first() throws Exception {
        app.item("TOLD-2", 1);
        told("TOLD-2", "2026-05-03T10:00:00Z", "2026-05-03T10:00:01Z");
        told("TOLD-2", "2026-05-04T10:00:00Z", null);
        var first = app.get("/api/pushes?sku=told-2&channel=ebay&limit=1");
        assertThat(first.at("pushes.0.sentAt")).startsWith("2026-05-04");
        var second = app.get("/api/pushes?sku=TOLD-2&channel=ebay&limit=1&cursor=" + first.at("next"));
        assertThat(second.at("pushes.0.sentAt")).startsWith("2026-05-03");
        assertThat(second.at("next")).isEqualTo("null");
        assertThat(app.get("/api/pushes?sku=TOLD-2&to=2026-05-04").json().at("/pushes").size()).isEqualTo(1);
        assertThat(app.get("/api/pushes?sku=TOLD-2&channel=whatnot").json().at("/pushes").size()).isZero();

        var owner = SignedIn.owner(app);
        assertThat(owner.page("/pushes?sku=TOLD-2")).contains("TOLD-2", "read back after 1.0 s", "no answer yet");
        assertThat(owner.page("/pushes?sku=TOLD-2&from=2026-05-03&to=2026-05-03")).contains("read back").doesNotContain("no answer yet");
        assertThat(owner.page("/items/TOLD-2")).contains("What marketplaces were told", "All of it");
    }

    @Test
    void a_sale_tells_how_long_it_was_still_offered() throws Exception {
        app.item("TOLD-3", 1);
        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"TOLD-3\",\"lines\":[{\"sku\":\"TOLD-3\",\"quantity\":1}]}");
        app.toldAll();
        db.execute("""
            insert into push_event (id, sku_key, channel, slot, action, revision, at_index, cause_index, status, quantity, payload, sent_at,
                outcome, answered_at, verdict, shown_status, shown_quantity, read_at)
            select gen_random_uuid(), 'TOLD-3', 'ebay', '', 'end', d.revision, d.at_index, d.cause_index, 'ENDED', 0, '{}',
                e.recorded_at + interval '0.1 s', 'DONE', e.recorded_at + interval '0.2 s', 'APPLIED', 'ENDED', 0,
                e.recorded_at + interval '1.5 s'
            from desired_listing d join log_entry e on e.global_index = d.cause_index where d.sku_key = 'TOLD-3' and d.channel = 'ebay'""");
        assertThat(SignedIn.owner(app).page("/board/fragments")).contains("data-sold=\"TOLD-3\"").containsPattern("<b>1\\.[56] s</b>")
                .contains("shows 0, ended");
    }

    @Test
    void a_channel_says_how_far_it_agrees() throws Exception {
        app.item("TOLD-4", 1);
        db.execute("""
            insert into listing_push (sku_key, channel, slot, confirmed_revision, confirmed_status, confirmed_quantity, confirmed_price,
                confirmed_currency, confirmed_at) values ('TOLD-4', 'ebay', '', 1, 'LIVE', 5, 12.50, 'USD', now())""");
        var diff = app.get("/api/channels/ebay/diff?after=" + Cursor.of("TOLD-3/z"));
        assertThat(diff.status()).as(diff.body()).isEqualTo(200);
        assertThat(diff.body()).contains("TOLD-4");
        assertThat(Integer.parseInt(diff.at("agreement.compared"))).isPositive();
        assertThat(SignedIn.owner(app).page("/channels/ebay/diff?after=TOLD-3/z")).contains("TOLD-4", "agree");
        db.execute("delete from listing_push where sku_key = 'TOLD-4'");
    }

    private void told(String sku, String sent, String read) {
        db.execute("""
            insert into push_event (id, sku_key, channel, slot, action, revision, at_index, cause_index, status, quantity, price, currency,
                payload, sent_at, outcome, answered_at, verdict, shown_status, shown_quantity, read_at)
            values (gen_random_uuid(), ?, 'ebay', '', 'revise', 1, 1, 1, 'LIVE', 1, 12.50, 'USD', '{}', ?::timestamptz,
                ?, ?::timestamptz, ?, ?, ?, ?::timestamptz)""", sku, sent, read == null ? null : "DONE", read,
                read == null ? null : "APPLIED", read == null ? null : "LIVE", read == null ? null : 1, read);
    }
}
