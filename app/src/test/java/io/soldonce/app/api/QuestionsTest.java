package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// What was so then, what changed between, who did what and what came of it, as JSON and as files.
@OnTheRunningApplication
class QuestionsTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void an_item_is_as_it_was_at_an_instant() {
        var sku = app.item("THEN-1", 5);
        app.toldAll();
        var before = recordedLast(sku);
        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"THEN-1\",\"lines\":[{\"sku\":\"THEN-1\",\"quantity\":2}]}");
        app.toldAll();
        var then = app.get("/api/items/" + sku + "/as-of?at=" + before);
        assertThat(then.status()).as(then.body()).isEqualTo(200);
        assertThat(then.at("complete")).isEqualTo("true");
        assertThat(then.at("places.0.quantity")).isEqualTo("5");
        assertThat(then.at("desired.rulesOf")).isEqualTo("today");
        assertThat(then.at("desired.listings").contains("ebay")).isTrue();
        assertThat(app.get("/api/items/" + sku + "/as-of?axis=occurred").at("places").contains("sold")).isTrue();
        assertThat(app.get("/api/items/" + sku + "/difference?from=" + before).at("places.0.after")).isEqualTo("3");
        assertThat(app.get("/api/items/" + sku + "/explain?at=" + before).at("quantity")).isEqualTo("5");
    }

    @Test
    void the_whole_stock_comes_page_by_page_or_as_a_file() {
        app.item("THEN-2", 3);
        app.toldAll();
        var first = app.get("/api/stock/as-of?limit=2");
        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(app.get("/api/stock/as-of?limit=2&after=" + first.at("next")).at("items.0.sku")).isNotEqualTo(first.at("items.1.sku"));
        var file = app.get("/api/stock/as-of.csv");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body()).startsWith("sku,title,location,bucket,quantity\n").contains("THEN-2,Test card THEN-2,main,available,3\n");
        var asked = app.send(app.request("/api/stock/value").header("Accept", "text/csv").GET());
        assertThat(asked.body()).startsWith("sku,title,units,units_without_cost,value\n");
        assertThat(app.get("/api/stock/totals").at("all.units")).isNotEqualTo("missing");
        assertThat(app.get("/api/listings/as-of?channel=ebay&limit=1").json().at("/listings").size()).isPositive();
        assertThat(app.get("/api/stock/difference.csv?from=2026-01-01").body())
                .startsWith("sku,title,location,bucket,before,came,went,after\n");
    }

    @Test
    void everything_of_a_month_one_actor_and_one_cause() {
        var sku = app.item("THEN-3", 1);
        app.toldAll();
        var month = YearMonth.now(ZoneOffset.UTC);
        var changes = app.get("/api/items/" + sku + "/changes?limit=1&month=" + month);
        assertThat(changes.json().at("/changes").size()).isEqualTo(1);
        assertThat(app.get("/api/items/" + sku + "/changes?limit=1&month=" + month + "&after=" + changes.at("next")).at("changes.0.id"))
                .isNotEqualTo(changes.at("changes.0.id"));
        assertThat(app.get("/api/items/" + sku + "/changes.csv?source=history").body())
                .startsWith("at,source,id,channel,words,before,after\n");
        var actor = app.get("/api/items/" + sku + "/history").at("history.0.actor");
        assertThat(app.get("/api/actors").at("actors").contains(actor)).isTrue();
        var done = app.get("/api/actors/" + actor + "/history?limit=3");
        assertThat(done.json().at("/history").size()).isEqualTo(3);
        var older = app.get("/api/actors/" + actor + "/history?limit=3&after=" + done.at("next"));
        assertThat(older.at("history.0.place")).isNotEqualTo(done.at("history.2.place"));
        var correlation = app.bean(DSLContext.class)
                .fetchValue("select correlation from projections.history where sku_key = 'THEN-3' order by log_index limit 1").toString();
        var caused = app.get("/api/causes/" + correlation);
        assertThat(caused.at("by")).isEqualTo("correlation");
        assertThat(caused.at("consequences.0.sku")).isEqualTo(sku);
    }

    @Test
    void an_oversell_is_reported_with_how_it_came() {
        app.item("THEN-4", 1);
        for (var order : new String[]{"THEN-4-A", "THEN-4-B"}) {
            app.post("/api/sales",
                    "{\"channel\":\"counter\",\"orderId\":\"" + order + "\",\"lines\":[{\"sku\":\"THEN-4\",\"quantity\":1}]}");
        }
        app.toldAll();
        var oversold = app.get("/api/reports/oversells?sku=THEN-4");
        assertThat(oversold.at("oversells.0.units")).isEqualTo("1");
        var timeline = app.get("/api/reports/oversells/" + oversold.at("oversells.0.index"));
        assertThat(timeline.json().at("/lines").size()).isGreaterThan(1);
        var proposal = app.get("/api/items/THEN-4/oversell-proposal");
        assertThat(proposal.at("units")).isEqualTo("1");
        assertThat(proposal.at("orders.0.orderId")).isEqualTo("THEN-4-A");
        assertThat(proposal.at("orders.0.honour")).isEqualTo("true");
        assertThat(proposal.at("orders.1.honour")).isEqualTo("false");
        assertThat(proposal.at("orders.1.reasons")).contains("no unit is left");
        assertThat(app.get("/api/reports/oversells.csv").body()).contains("THEN-4-B");
    }

    private Instant recordedLast(String sku) {
        return Instant.parse(app.get("/api/items/" + sku + "/history").at("history.0.recordedAt"));
    }
}
