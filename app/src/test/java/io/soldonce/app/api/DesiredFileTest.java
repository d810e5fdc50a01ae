package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a channel should show, as a seller's file.
@OnTheRunningApplication
class DesiredFileTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void after_a_counter_sale_every_other_channel_shows_none() {
        var sku = app.item("DES-1", 1);
        var before = app.get("/api/channels/ebay/desired.csv");
        assertThat(before.header("Content-Type")).startsWith("text/csv");
        assertThat(before.body()).startsWith("sku,external_id,title,status,quantity,price,currency,reasons,revision\n");
        assertThat(before.body().lines().filter(line -> line.startsWith(sku + ","))).singleElement().asString()
                .startsWith("DES-1,,Test card DES-1,live,1,12.50,USD,,");
        var revision = before.header("X-Revision");
        assertThat(since("ebay", revision)).isEmpty();

        app.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"DES-1\",\"lines\":[{\"sku\":\"DES-1\",\"quantity\":1}]}");
        for (var channel : new String[]{"ebay", "whatnot"}) {
            assertThat(since(channel, revision).lines().filter(line -> line.startsWith(sku + ",")).toList()).singleElement().asString()
                    .contains(",0,").contains("SOLD_ON counter");
        }
        var after = app.get("/api/channels/ebay/desired.csv?since=" + revision).header("X-Revision");
        assertThat(Long.parseLong(after)).isGreaterThan(Long.parseLong(revision));
        assertThat(since("ebay", after)).isEmpty();
    }

    @Test
    void all_listings_of_the_channel_are_in_it() {
        var rows = app.get("/api/channels/tcgplayer/desired.csv").body().lines().skip(1).toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(180).allMatch(row -> row.split(",", 3)[1].matches("9100\\d{4}"));
    }

    private String since(String channel, String revision) {
        var file = app.get("/api/channels/" + channel + "/desired.csv?since=" + revision).body();
        return file.lines().skip(1).reduce("", (rows, row) -> rows + row + "\n");
    }
}
