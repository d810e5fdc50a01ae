package io.soldonce.app.api;

import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.vault.Tables.RAW_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// Files that come in: good rows count, wrong rows are named, the same file again changes nothing.
@OnTheRunningApplication
class FilesTest {
    private static final String HEADER = "order_id,line_id,sku,title,quantity,price,currency,placed_at,status\n";

    private final RunningApplication app = RunningApplication.shared();

    @Test
    void orders_of_a_marketplace_are_recorded_and_the_same_file_again_changes_nothing() {
        app.item("CSV-1", 5);
        app.item("CSV-2", 1);
        var file = HEADER + "E-1,1,CSV-1,Card,2,12.50,USD,2026-11-20T10:00:00Z,paid\n"
                + "E-1,2,CSV-2,Card,1,9.00,USD,2026-11-20T10:00:00Z,paid\n"
                + "E-2,1,CSV-1,Card,1,12.50,USD,2026-11-20 10:05:00+01:00,pending\n" + "E-3,1,CSV-2,Card,1,9.00,USD,,paid\n"
                + "E-4,1,UNKNOWN-CARD,Some card,1,,,,paid\n" + "E-5,1,CSV-1,Card,1,12.50,USD,,cancelled\n";
        var answer = app.csv("/api/channels/ebay/orders.csv", file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("troubles")).isEqualTo("[]");
        assertThat(answer.json().at("/orders").valueStream().map(order -> order.at("/status").asString())).containsOnly("recorded")
                .hasSize(5);
        assertThat(answer.at("orders.2.oversold.0.sku")).isEqualTo("CSV-2");
        assertThat(answer.json().at("/orders/3/unmatched").size()).isEqualTo(1);
        assertThat(app.get("/api/items/CSV-1").at("buckets.sold")).isEqualTo("2");
        assertThat(app.get("/api/items/CSV-1").at("buckets.reserved")).isEqualTo("1");
        assertThat(app.get("/api/items/CSV-1").at("availableToPromise")).isEqualTo("2");
        assertThat(app.get("/api/items/CSV-2").at("availableToPromise")).isEqualTo("-1");

        var head = app.head();
        var again = app.csv("/api/channels/ebay/orders.csv", file);
        assertThat(again.json().at("/orders").valueStream().map(order -> order.at("/status").asString())).containsOnly("unchanged");
        assertThat(app.head()).isEqualTo(head);

        app.toldAll();
        assertThat(app.get("/api/orders/ebay/E-2").at("status")).isEqualTo("pending");
        assertThat(app.get("/api/orders/ebay/E-5").at("status")).isEqualTo("cancelled");
        var paid = app.csv("/api/channels/ebay/orders.csv", HEADER + "E-2,1,CSV-1,Card,1,12.50,USD,2026-11-20 10:05:00+01:00,paid\n");
        assertThat(paid.at("orders.0.status")).isEqualTo("recorded");
        assertThat(app.get("/api/items/CSV-1").at("buckets.sold")).isEqualTo("3");
    }

    @Test
    void wrong_rows_are_named_and_the_others_count() {
        app.item("CSV-3", 5);
        var file = HEADER + "G-1,1,CSV-3,Card,1,12.50,USD,,paid\n" + "G-2,1,CSV-3,Card,none,12.50,USD,,paid\n"
                + "G-3,1,CSV-3,Card,1,12.50,USD,,lost\n"
                + "G-4,1,CSV-3,Card,1,12.50,USD,yesterday,paid\n" + "G-5,1,CSV-3\n" + "G-6,1,CSV-3,Card,1,12.50,USD,,paid\n"
                + "G-6,2,CSV-3,Card,0,12.50,USD,,paid\n";
        var answer = app.csv("/api/channels/ebay/orders.csv", file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/orders").valueStream().map(order -> order.at("/orderId").asString())).containsExactly("G-1");
        assertThat(answer.json().at("/troubles").valueStream().map(t -> t.at("/line").asInt() + " " + t.at("/column").asString("")))
                .contains("3 quantity", "4 status", "5 placed_at", "7 ", "8 quantity").anyMatch(t -> t.startsWith("6"));
        assertThat(answer.json().at("/troubles").valueStream()).allMatch(t -> !t.at("/cure").asString().isBlank());
        assertThat(app.get("/api/items/CSV-3").at("availableToPromise")).isEqualTo("4");
    }

    @Test
    void a_file_that_is_none_is_refused_with_its_place_and_nothing_changes() {
        var head = app.head();
        for (var file : new String[]{"", "order_id\nx\n", HEADER.replace("status", "state") + "a\n",
                "order_id,order_id,sku,quantity,status\n",
                HEADER.replace(',', ';'), HEADER + "a,1,b,c\u0000d,1,,,,paid\n"}) {
            var answer = app.csv("/api/channels/ebay/orders.csv", file);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.at("code")).isEqualTo("BAD_CSV");
            assertThat(answer.at("where")).startsWith("line ");
            assertThat(answer.at("cure")).isNotBlank();
        }
        var answer = app.csv("/api/channels/ebay/orders.csv", HEADER + "a,1,b,c,none,,,,paid\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("where")).isEqualTo("line 2, column quantity");
        assertThat(app.head()).isEqualTo(head);
    }

    @Test
    void what_came_in_is_kept_as_it_came() {
        var file = HEADER + "H-1,1,NOBODY,Card,1,,,,paid\n";
        var input = app.csv("/api/channels/whatnot/orders.csv", file).at("input");
        var dsl = app.bean(DSLContext.class);
        var id = UUID.fromString(input);
        assertThat(dsl.fetchValue(RAW_BODY.BODY, RAW_BODY.RAW_INPUT_ID.eq(id))).isEqualTo(file.getBytes(StandardCharsets.UTF_8));
        var row = dsl.fetchSingle(RAW_INPUT, RAW_INPUT.ID.eq(id));
        assertThat(row.getDoor()).isEqualTo("orders.csv");
        assertThat(row.getChannel()).isEqualTo("whatnot");
        assertThat(row.getActor()).isEqualTo("api");
    }

    @Test
    void the_sample_again_changes_nothing() throws IOException {
        var head = app.head();
        for (var name : new String[]{"catalogue.csv", "kits.csv", "tcgplayer-pricing.csv"}) {
            try (var in = FilesTest.class.getResourceAsStream("/sample/" + name)) {
                var answer = app.csv("/api/imports/" + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.at("troubles")).isEqualTo("[]");
                assertThat(answer.at("registered")).isEqualTo("0");
            }
        }
        assertThat(app.head()).isEqualTo(head);
        assertThat(app.get("/api/items/KIT-STARTER-BLK").at("kit")).isEqualTo("true");
        assertThat(app.get("/api/items/KIT-STARTER-BLK").json().at("/components").size()).isEqualTo(3);
    }

    @Test
    void a_catalogue_row_that_says_something_new_is_told_so_and_changes_nothing() {
        var header = "sku,title,condition,quantity,price,currency,channels\n";
        var first = app.csv("/api/imports/catalogue.csv", header + "CAT-1,A card,NEAR_MINT,3,5.00,USD,ebay|whatnot\n");
        assertThat(first.at("registered") + first.at("received") + first.at("linked")).isEqualTo("112");
        var head = app.head();
        var more = app.csv("/api/imports/catalogue.csv", header + "CAT-1,A card,NEAR_MINT,4,5.00,USD,ebay|whatnot\n");
        assertThat(more.at("troubles.0.column")).as(more.body()).isEqualTo("quantity");
        var renamed = app.csv("/api/imports/catalogue.csv", header + "CAT-1,Another card,NEAR_MINT,3,5.00,USD,ebay|whatnot\n");
        assertThat(renamed.at("troubles.0.detail")).as(renamed.body()).contains("taken");
        var nowhere = app.csv("/api/imports/catalogue.csv", header + "CAT-2,A card,NEAR_MINT,0,5.00,USD,nowhere\n");
        assertThat(nowhere.at("troubles.0.column")).as(nowhere.body()).isEqualTo("channels");
        assertThat(app.head()).isEqualTo(head + 1);
    }

    @Test
    void a_card_that_tcgplayer_knows_and_we_do_not_is_named() {
        var answer = app.csv("/api/imports/tcgplayer-pricing.csv",
                "TCGplayer Id,Product Name,Condition,Total Quantity,TCG Marketplace Price\n\"1\",\"Nobody\",\"Near Mint\",\"1\",\"2.0000\"\n");
        assertThat(answer.at("troubles.0.detail")).contains("TCGplayer id 1");
    }
}
