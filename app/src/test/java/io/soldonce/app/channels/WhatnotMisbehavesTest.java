package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatnot's mails are late, twice, in the wrong order or not to be had, and the person who is asked forgets, refuses or does something
/// else: each sale counts once, and nobody is asked to put up what may be sold.
@InTheConnectedShop
class WhatnotMisbehavesTest {
    private static final ConnectedShop SHOP = ConnectedShop.shared();
    private static WhatnotAccountThere there;

    @BeforeAll
    static void on_sale_on_both() throws Exception {
        there = new WhatnotAccountThere(SHOP);
        there.listed(5, "W-POST", "W-OTHER", "W-NAME", "W-MANY", "W-NOT", "W-LIST");
        there.listed(1, "W-LAST", "W-LATE", "W-BACK");
    }

    @AfterAll
    static void the_ledger_holds() throws Exception {
        TcgplayerAccountThere.verify(SHOP);
    }

    @AfterEach
    void asBefore() {
        there.knobs("{\"reset\": true}");
        SHOP.asBefore();
    }

    @Test
    void while_the_mailbox_is_away_the_others_go_on_and_nobody_is_asked_to_put_anything_up() throws Exception {
        there.knobs("{\"imapDown\": true}");
        var since = SHOP.now();
        there.buy("W-POST", 1);
        SHOP.sellAtTheCounter("W-C-1", "W-OTHER", 1);
        SHOP.sellAtTheCounter("W-C-2", "W-LAST", 1);
        eventually("eBay to go on", () -> SHOP.buyable("W-OTHER") == 4 && SHOP.buyable("W-LAST") == 0);
        eventually("what must go to be asked for at once", () -> there.openTask("W-LAST") != null);
        eventually("a person to hear that sales are not heard", () -> there.exceptions(since, "SALES_UNREADABLE") == 1);
        assertThat(there.isHeardBeyond(since)).isFalse();
        assertThat(there.openTask("W-OTHER")).as("four must not be put up before the sales are heard").isNull();
        assertThat(SHOP.available("W-POST")).isEqualTo(5);

        there.knobs("{\"reset\": true}");
        eventually("the sale to be heard", () -> there.shows("W-POST", 4));
        eventually("the rest to be asked for", () -> there.openTask("W-OTHER") != null);
        there.follow("W-OTHER");
        there.follow("W-LAST");
        eventually("all to be right", () -> there.shows("W-OTHER", 4) && there.buyable("W-LAST") == 0 && there.confirmed("W-LAST") == 0);
        eventually("the exception to be settled", () -> there.open("SALES_UNREADABLE") == 0);
        assertThat(SHOP.events("item:W-POST", "units-sold")).isEqualTo(1);
        assertThat(there.tasks("W-POST")).as("Whatnot lowered it by itself").isEqualTo(1);
        assertThat(there.tasks("W-OTHER")).isEqualTo(2);
    }

    @Test
    void while_nobody_can_tell_who_signed_mails_are_kept_and_read_later() throws Exception {
        there.knobs("{\"dnsDown\": true}");
        var since = SHOP.now();
        var before = there.mails();
        there.buy("W-NAME", 1);
        eventually("the mail to be kept", () -> there.mails() == before + 1);
        eventually("a person to hear that it can not be read", () -> there.exceptions(since, "SALES_UNREADABLE") == 1);
        assertThat(SHOP.available("W-NAME")).isEqualTo(5);

        there.knobs("{\"reset\": true}");
        eventually("the sale to be heard", () -> there.shows("W-NAME", 4));
        assertThat(SHOP.events("item:W-NAME", "units-sold")).isEqualTo(1);
    }

    @Test
    void late_twice_and_in_the_wrong_order_each_sale_counts_once() throws Exception {
        there.knobs("{\"mailDelayMillis\": 1000, \"mailReorder\": 3, \"mailDuplicate\": 2}");
        var before = there.mails();
        there.buy("W-MANY", 3);
        eventually("three sales to be heard", () -> there.shows("W-MANY", 2));
        eventually("all mails to be there", () -> there.mails() >= before + 3);
        assertThat(SHOP.events("item:W-MANY", "units-sold")).isEqualTo(3);
        assertThat(there.tasks("W-MANY")).isEqualTo(1);
    }

    @Test
    void what_is_forgotten_is_said_once_and_the_tap_settles_it() throws Exception {
        SHOP.sellAtTheCounter("W-C-3", "W-LATE", 1);
        eventually("it to be asked for", () -> there.openTask("W-LATE") != null);
        var task = there.openTask("W-LATE");
        there.letItGrowLate(task);
        eventually("a person to be told", () -> SHOP.exceptions("TASK_OVERDUE", "W-LATE") == 1);
        assertThat(SHOP.number("select count(*)::int from alert where key = 'TASK_OVERDUE/' || ?", task)).isEqualTo(1);

        there.follow("W-LATE");
        assertThat(SHOP.exceptions("TASK_OVERDUE", "W-LATE")).isZero();
        eventually("the word to count", () -> there.confirmed("W-LATE") == 0);
        assertThat(there.tasks("W-LATE")).isEqualTo(2);
    }

    @Test
    void not_done_is_asked_for_again() throws Exception {
        SHOP.sellAtTheCounter("W-C-4", "W-NOT", 2);
        eventually("it to be asked for", () -> there.openTask("W-NOT") != null);
        var first = there.openTask("W-NOT");
        there.answer("W-NOT", "not-done");
        eventually("it to be asked for again", () -> there.openTask("W-NOT") != null && !there.openTask("W-NOT").equals(first));
        assertThat(there.words(there.openTask("W-NOT"))).isEqualTo("Change the quantity of \"Brass inkwell W-NOT\" to 3.");
        there.follow("W-NOT");
        eventually("it to be right", () -> there.shows("W-NOT", 3));
        assertThat(there.tasks("W-NOT")).isEqualTo(3);
    }

    @Test
    void a_list_that_shows_something_else_is_compared_and_a_person_is_asked() throws Exception {
        there.edit("W-LIST", "{\"quantity\": 7}");
        var report = expect(200, SHOP.send(HttpRequest
                .newBuilder(SHOP.uri("/api/channels/whatnot/listings.csv?title=Name&quantity=Left&sku=Code"))
                .header("Authorization", "Bearer " + OwnersRequests.TOKEN).header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(there.list()))));
        assertThat(report.at("differing")).as(report.body()).isEqualTo("1");
        eventually("a person to be asked", () -> there.openTask("W-LIST") != null);
        assertThat(there.words(there.openTask("W-LIST"))).isEqualTo("Change the quantity of \"Brass inkwell W-LIST\" to 5.");
        there.follow("W-LIST");
        eventually("it to be right", () -> there.shows("W-LIST", 5));
        assertThat(SHOP.available("W-LIST")).isEqualTo(5);
    }

    @Test
    void back_before_the_task_was_done_it_stays_as_it_was() throws Exception {
        var order = SHOP.buy("W-BACK");
        eventually("it to be asked for", () -> there.openTask("W-BACK") != null);
        expect(204, SHOP.post("/sandbox/ebay/orders/" + order + "/cancellation", "{\"reason\": \"BUYER_ASKED_CANCEL\"}"));
        eventually("it to be on sale again", () -> SHOP.available("W-BACK") == 1 && SHOP.buyable("W-BACK") == 1);
        assertThat(there.openTask("W-BACK")).as("nobody knows yet whether it was taken down").isNotNull();
        there.answer("W-BACK", "not-done");
        eventually("nothing to be left to do", () -> there.shows("W-BACK", 1) && SHOP.number("""
            select count(*)::int from due_listing where sku_key = 'W-BACK'""") == 0);
        assertThat(there.tasks("W-BACK")).as("one to list it, one to take it down").isEqualTo(2);
    }
}
