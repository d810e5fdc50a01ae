package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Anybody can write a mail. One that does not prove itself, or does not say which card it means, takes nothing off sale; it is kept as it
/// came, and what may be a sale waits for a person.
@InTheConnectedShop
class MailsThatProveNothingTest {
    private final ConnectedShop shop = ConnectedShop.shared();
    private final Cards cards = Cards.shared();
    private final Marketplace whatnot = shop.at("whatnot");

    @AfterEach
    void asBefore() {
        shop.asBefore();
        cards.countAgrees();
    }

    @ParameterizedTest
    @CsvSource({"unsigned, NOT_SIGNED", "badSignature, SIGNATURE_WRONG", "lookAlikeDomain, NOT_THE_SENDER"})
    void a_mail_that_does_not_prove_itself_is_queued(String fault, String code) throws Exception {
        var card = cards.next();
        var last = lastMail();
        var queued = whatnot.exceptions(code);
        whatnot.knobs("{\"" + fault + "\": 1}");
        whatnot.buy(card);

        eventually("the mail to be read", () -> isRead(last));
        eventually("it to be queued", () -> whatnot.exceptions(code) == queued + 1);
        whatnot.salesRead();
        assertThat(reading(last)).startsWith("DOUBT " + code);
        cards.untouched(card);
        isKept(last);
        assertThat(shop.text("select message from exception where code = ? order by id desc limit 1", code)).contains("It changed nothing");
    }

    @Test
    void a_title_cut_off_is_no_card_we_know() throws Exception {
        var card = cards.next();
        var last = lastMail();
        var queued = whatnot.exceptions("LINE_UNMATCHED");
        whatnot.knobs("{\"truncatedTitle\": 1}");
        whatnot.buy(card);

        eventually("it to be queued", () -> whatnot.exceptions("LINE_UNMATCHED") == queued + 1);
        whatnot.salesRead();
        cards.untouched(card);
        isKept(last);
    }

    @Test
    void a_receipt_for_something_bought_is_no_sale() throws Exception {
        var card = cards.next();
        var last = lastMail();
        expect(201, whatnot.tester("/mails", "{\"kind\": \"receipt\", \"title\": \"" + title(card).replace("\"", "\\\"") + "\"}"));

        eventually("the mail to be read", () -> isRead(last));
        whatnot.salesRead();
        assertThat(reading(last)).startsWith("NOTHING");
        cards.untouched(card);
        isKept(last);
    }

    private long lastMail() {
        return shop.number("select coalesce(max(position), 0)::int from kept_mail");
    }

    private boolean isRead(long after) {
        return shop.number("""
            select count(*)::int from kept_mail where channel = 'whatnot' and position > ? and reading is not null""", after) == 1;
    }

    private String reading(long after) {
        return shop.text("select reading || ' ' || coalesce(words, '') from kept_mail where channel = 'whatnot' and position > ?", after);
    }

    private void isKept(long after) {
        var input = shop.text("select input::text from kept_mail where channel = 'whatnot' and position > ?", after);
        assertThat(expect(200, shop.get("/api/raw/" + input)).body()).contains("From: ", "Subject: ");
    }

    private String title(String card) {
        return shop.text("select title from listing_now where sku_key = ? and channel = 'whatnot'", card);
    }
}
