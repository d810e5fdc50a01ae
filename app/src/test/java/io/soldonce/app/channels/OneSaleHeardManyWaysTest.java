package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.api.RunningApplication.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// However often and by whichever way a sale is told, it is one sale; and two sales are two, though there was one card.
@InTheConnectedShop
class OneSaleHeardManyWaysTest {
    private final ConnectedShop shop = ConnectedShop.shared();
    private final Cards cards = Cards.shared();
    private final Marketplace ebay = shop.at("ebay");
    private final Marketplace tcgplayer = shop.at("tcgplayer");
    private final Marketplace whatnot = shop.at("whatnot");

    @AfterEach
    void asBefore() {
        shop.asBefore();
        cards.countAgrees();
    }

    @Test
    void told_again_by_every_way_there_is_and_once_more_after_a_restart() throws Exception {
        var onEbay = cards.next();
        var onTcgplayer = cards.next();
        var onWhatnot = cards.next();
        ebay.knobs("{\"notificationsDuplicate\": 1}");
        tcgplayer.knobs("{\"mailDuplicate\": 1}");
        whatnot.knobs("{\"mailDuplicate\": 1}");
        var hints = tcgplayer.mails("HINT");
        ebay.buy(onEbay);
        tcgplayer.buy(onTcgplayer);
        var order = whatnot.buy(onWhatnot);
        whatnot.mail("twice", order);
        whatnot.mail("redirected", order);
        whatnot.mail("attached", order);

        cards.soldOnce(onEbay, List.of("ebay", "tcgplayer"));
        cards.soldOnce(onTcgplayer, List.of("ebay", "tcgplayer"));
        cards.soldOnce(onWhatnot, Marketplace.ALL);
        eventually("the mail of TCGplayer to be read", () -> tcgplayer.mails("HINT") > hints);
        eventually("the mail of Whatnot to be read as it came, redirected and attached", () -> mailsOf(onWhatnot) >= 3);
        everythingReadTwice();
        shop.stop();
        shop.start();
        everythingReadTwice();

        cards.soldOnce(onEbay, List.of("ebay", "tcgplayer"));
        cards.soldOnce(onTcgplayer, List.of("ebay", "tcgplayer"));
        cards.soldOnce(onWhatnot, Marketplace.ALL);
        assertThat(shop.exceptions("AGAIN_OR_SOLD_TWICE", onWhatnot)).as("a person has nothing to decide").isZero();
    }

    @Test
    void forwarded_by_hand_it_is_queued_and_changes_nothing() throws Exception {
        var card = cards.next();
        var order = whatnot.buy(card);
        cards.soldOnce(card, Marketplace.ALL);
        var queued = whatnot.exceptions("NOT_THE_SENDER");
        whatnot.mail("inline", order);

        eventually("it to be queued", () -> whatnot.exceptions("NOT_THE_SENDER") == queued + 1);
        whatnot.salesRead();
        cards.soldOnce(card, Marketplace.ALL);
    }

    @Test
    void another_mail_for_the_only_one_is_queued_and_changes_nothing() throws Exception {
        var card = cards.next();
        var order = whatnot.buy(card);
        cards.soldOnce(card, Marketplace.ALL);
        whatnot.mail("again", order);

        eventually("a person to be asked", () -> shop.exceptions("AGAIN_OR_SOLD_TWICE", card) == 1);
        whatnot.salesRead();
        cards.soldOnce(card, Marketplace.ALL);
    }

    @Test
    void whatnots_own_report_names_the_order_and_counts_nothing_again() throws Exception {
        var card = cards.next();
        var order = whatnot.buy(card);
        cards.soldOnce(card, Marketplace.ALL);
        var report = report(order);

        var first = expect(200, upload(report));
        assertThat(first.at("orders.0.status")).as(first.body()).isEqualTo("recorded");
        assertThat(expect(200, upload(report)).at("orders.0.status")).isEqualTo("unchanged");

        cards.soldOnce(card, Marketplace.ALL);
        assertThat(shop.events("item:" + card, "sale-identified")).isEqualTo(1);
        eventually("the history to tell it", () -> cards.changes(card).stream()
                .anyMatch(line -> line.contains("The sale told as mail-") && line.endsWith("is order " + order)));
        assertThat(shop.exceptions("AGAIN_OR_SOLD_TWICE", card)).isZero();
    }

    @Test
    void sold_twice_before_anybody_heard_both_are_recorded_and_both_are_named() throws Exception {
        var card = cards.next();
        whatnot.knobs("{\"mailDelayMillis\": 8000}");
        var there = whatnot.buy(card);
        var here = tcgplayer.buy(card);

        eventually("both to be recorded", () -> shop.events("item:" + card, "units-sold") == 2);
        assertThat(shop.available(card)).isEqualTo(-1);
        assertThat(shop.exceptions("OVERSOLD", card)).isEqualTo(1);
        eventually("the changes to tell both", () -> sales(card).size() == 2);
        assertThat(sales(card)).anyMatch(line -> line.startsWith("history tcgplayer: ") && line.endsWith("order " + here))
                .anyMatch(line -> line.startsWith("history whatnot: ") && line.contains("order mail-"));
        assertThat(shop.text("""
            select metadata ->> 'providerEventId' from log_entry where stream_id = ? and name = 'units-sold'
                and metadata ->> 'actor' = 'whatnot'""", "item:" + card)).contains(messageId(there));
        var changes = cards.changes(card);
        assertThat(changes).filteredOn(line -> line.startsWith("exception") && line.contains("OVERSOLD: ")).singleElement().satisfies(
                trouble -> {
                    assertThat(trouble).contains("available is now -1", "cancel one of the orders").containsAnyOf(here, "(order mail-");
                    assertThat(changes.indexOf(trouble)).isGreaterThan(changes.indexOf(sales(card).getFirst()));
                });
        cards.verified();
    }

    private List<String> sales(String card) {
        return cards.changes(card).stream().filter(line -> line.contains("Sold 1 unit on")).toList();
    }

    private String messageId(String order) {
        return whatnot.tester("/orders").json().at("/orders").valueStream().filter(sale -> sale.path("orderId").asString("").equals(order))
                .findFirst().orElseThrow().path("messageId").asString();
    }

    /// Mails that were read as the sale of a card.
    private int mailsOf(String card) {
        return shop.number("""
            select count(*)::int from kept_mail m where channel = 'whatnot' and reading = 'SALE' and order_id = (
                select payload -> 'order' ->> 'orderId' from log_entry where stream_id = ? and name = 'units-sold')""", "item:" + card);
    }

    private void everythingReadTwice() throws Exception {
        for (var round = 0; round < 2; round++) {
            for (var channel : Marketplace.ALL) {
                shop.at(channel).salesRead();
            }
        }
    }

    /// Whatnot's report of one order.
    private String report(String order) {
        var all = expect(200, whatnot.tester("/orders.csv")).body();
        var header = all.lines().findFirst().orElseThrow();
        return all.lines().filter(line -> line.equals(header) || line.startsWith(order)).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private Answer upload(String report) {
        return shop.send(HttpRequest.newBuilder(shop.uri("/api/channels/whatnot/orders.csv")).header("Authorization", "Bearer "
                + OwnersRequests.TOKEN).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(report)));
    }
}
