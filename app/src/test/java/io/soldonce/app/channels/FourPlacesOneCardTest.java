package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One card, four places to sell it: wherever it is sold, no shopper finds it anywhere else, and anyone can read what happened.
@InTheConnectedShop
class FourPlacesOneCardTest {
    private final ConnectedShop shop = ConnectedShop.shared();
    private final Cards cards = Cards.shared();
    private final Marketplace ebay = shop.at("ebay");
    private final Marketplace tcgplayer = shop.at("tcgplayer");
    private final Marketplace whatnot = shop.at("whatnot");

    @AfterEach
    void asBefore() throws Exception {
        shop.asBefore();
        cards.verified();
    }

    @Test
    void sold_on_whatnot_and_heard_by_mail() throws Exception {
        var card = cards.next();
        whatnot.buy(card);

        cards.soldOnce(card, Marketplace.ALL);
        assertThat(ebay.lastPush(card)).isEqualTo("APPLIED 0");
        assertThat(tcgplayer.lastPush(card)).isEqualTo("APPLIED 0");
        assertThat(whatnot.tasksEver(card)).as("it sold there itself: nobody has anything to do").isZero();
        isTold(card, "whatnot", "mail");
        var messageId = whatnot.tester("/orders").json().at("/orders").valueStream().filter(order -> order.path("sku").asString("").equals(
                card)).findFirst().orElseThrow().path("messageId").asString();
        assertThat(providerId(card)).contains(messageId);
        assertThat(shop.get("/api/raw/" + cards.sale(card).path("cause").asString()).body()).contains("DKIM-Signature", messageId);
    }

    @Test
    void sold_on_ebay_and_taken_off_whatnot_by_a_person_in_one_tap() throws Exception {
        var card = cards.next();
        var order = ebay.buy(card);

        cards.soldOnce(card, List.of("ebay", "tcgplayer"));
        assertThat(tcgplayer.lastPush(card)).isEqualTo("APPLIED 0");
        isTold(card, "ebay", "webhook", "poll");
        assertThat(cards.sale(card).path("orderId").asString()).isEqualTo(order);
        takenOffByHand(card);
    }

    @Test
    void sold_on_tcgplayer_and_heard_by_mail_alone() throws Exception {
        var card = cards.next();
        tcgplayer.knobs("{\"orderDelayMillis\": 3600000}"); // neither the list nor the pull sheet tells it today
        var order = tcgplayer.buy(card);

        cards.soldOnce(card, List.of("ebay", "tcgplayer"));
        isTold(card, "tcgplayer", "mail");
        assertThat(cards.sale(card).path("orderId").asString()).isEqualTo(order);
        takenOffByHand(card);
    }

    @Test
    void sold_on_tcgplayer_without_a_mail_and_heard_by_its_order_pages() throws Exception {
        var card = cards.next();
        tcgplayer.knobs("{\"mailDrop\": 1}");
        var order = tcgplayer.buy(card);

        cards.soldOnce(card, List.of("ebay", "tcgplayer"));
        isTold(card, "tcgplayer", "poll");
        assertThat(providerId(card)).isEqualTo(order);
        takenOffByHand(card);
    }

    @Test
    void sold_at_the_counter() throws Exception {
        var card = cards.next();
        shop.sellAtTheCounter("FOUR-" + card, card, 1);

        cards.soldOnce(card, List.of("ebay", "tcgplayer"));
        assertThat(ebay.lastPush(card)).isEqualTo("APPLIED 0");
        assertThat(tcgplayer.lastPush(card)).isEqualTo("APPLIED 0");
        assertThat(cards.sale(card).path("channel").asString()).isEqualTo("counter");
        takenOffByHand(card);
    }

    /// A person is asked, ends it there, and says so.
    private void takenOffByHand(String card) throws Exception {
        eventually("a person to be asked to end " + card, () -> whatnot.tasks(card).size() == 1);
        var task = whatnot.tasks(card).getFirst();
        assertThat(task.path("action").asString()).isEqualTo("end");
        assertThat(Duration.between(Instant.parse(task.path("askedAt").asString()), Instant.parse(task.path("deadline").asString())))
                .isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
        assertThat(whatnot.lastPush(card)).as("nobody has said yet that it is gone").isEqualTo("nothing");
        assertThat(whatnot.buyable(card)).isEqualTo(1);
        var observed = observed(card);

        whatnot.endByHand(card);
        expect(200, shop.post("/api/tasks/" + task.path("id").asString() + "/done", "{}"));

        eventually("the word to be taken", () -> whatnot.lastPush(card).equals("TOLD 0"));
        assertThat(whatnot.confirmed(card)).isZero();
        assertThat(shop.text("select confirmed_by from listing_push where sku_key = ? and channel = 'whatnot'", card)).isEqualTo("api");
        assertThat(observed(card)).as("a word is no look").isEqualTo(observed).contains("LIVE 1");
        assertThat(whatnot.tasks(card)).isEmpty();
        assertThat(whatnot.tasksEver(card)).isEqualTo(1);
        assertThat(whatnot.buyable(card)).isZero();
        assertThat(cards.changes(card)).anyMatch(line -> line.startsWith("push whatnot: END") && line.contains("read back: told"));
    }

    private String observed(String card) {
        return shop.text("""
            select status || ' ' || quantity || ' ' || observed_at from observed_listing
             where sku_key = ? and channel = 'whatnot'""", card);
    }

    /// In the history: who, how, which order there, and why; in the changes: the sale before what was told because of it.
    private void isTold(String card, String channel, String... sources) throws Exception {
        var sale = cards.sale(card);
        assertThat(sale.path("sentence").asString()).startsWith("Sold 1 unit on " + channel);
        assertThat(sale.path("actor").asString()).isEqualTo(channel);
        assertThat(sale.path("source").asString()).isIn((Object[]) sources);
        assertThat(providerId(card)).isNotBlank();
        assertThat(shop.get("/api/raw/" + sale.path("cause").asString("")).status()).as("what it was read from is kept").isEqualTo(200);
        var changes = cards.changes(card);
        var sold = changes.indexOf("history " + channel + ": " + sale.path("sentence").asString());
        assertThat(sold).as(changes.toString()).isNotNegative();
        for (var other : List.of("ebay", "tcgplayer")) {
            var told = changes.stream().filter(line -> line.startsWith("push " + other + ": ")).map(changes::indexOf).toList();
            assertThat(told).as("told to %s because of it, in %s", other, changes).allMatch(line -> line > sold);
            assertThat(other.equals(channel) || !told.isEmpty()).isTrue();
        }
    }

    private String providerId(String card) {
        return shop.text("""
            select metadata ->> 'providerEventId' from log_entry where stream_id = ? and name = 'units-sold'""", "item:" + card);
    }
}
