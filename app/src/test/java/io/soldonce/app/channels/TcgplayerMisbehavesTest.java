package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// TCGplayer takes numbers to be added, by a portal that logs out, loses, refuses and changes: what is added is added once, what is not
/// understood is not written, and in the end shoppers see what there is.
@Order(1)
@InTheConnectedShop
class TcgplayerMisbehavesTest {
    private static final ConnectedShop SHOP = ConnectedShop.shared();
    private static TcgplayerAccountThere there;

    @BeforeAll
    static void forty_of_each_on_sale() throws Exception {
        there = new TcgplayerAccountThere(SHOP);
        there.listed(40, "T-OUT", "T-OUT2", "T-HALF1", "T-HALF2", "T-FILE", "T-ROW", "T-GOOD", "T-SLOW", "T-LIE", "T-BUSY", "T-PAGE",
                "T-WRONG", "T-CUT", "T-CHALLENGE", "T-DOWN");
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
    void logged_out_while_an_upload_is_made_live_it_is_not_made_live_again() throws Exception {
        there.knobs("{\"moveMillis\": 2000}");
        sell("T-OUT", 2);
        eventually("the upload to be moving", () -> there.isMoving("T-OUT"));
        there.knobs("{\"logout\": true}");
        there.inTheEnd("T-OUT", 38, 40, -2);
        assertThat(there.failures("T-OUT")).isZero();
    }

    @Test
    void logged_out_anywhere_on_the_way_the_upload_is_made_live_once() throws Exception {
        for (var requests = 2; requests <= 5; requests++) {
            there.knobs("{\"logoutAfterRequests\": " + requests + "}");
            sell("T-OUT2", 2, requests);
            var left = 40 - 2 * (requests - 1);
            eventually(left + " to be left", () -> there.shows("T-OUT2", left));
        }
        there.inTheEnd("T-OUT2", 32, 40, -2, -2, -2, -2);
    }

    @Test
    void of_a_half_applied_file_only_the_other_half_is_told_again() throws Exception {
        there.knobs("{\"applyHalf\": 1}");
        assertThat(SHOP.post("/api/sales",
                """
                    {"channel": "counter", "orderId": "T-HALVES", "lines": [{"sku": "T-HALF1", "quantity": 2}, {"sku": "T-HALF2", "quantity": 2}]}""")
                .status()).isEqualTo(201);
        there.inTheEnd("T-HALF1", 38, 40, -2);
        there.inTheEnd("T-HALF2", 38, 40, -2);
        assertThat(there.failures("T-HALF1") + there.failures("T-HALF2")).isZero();
    }

    @Test
    void a_file_refused_as_a_whole_is_told_again() throws Exception {
        there.knobs("{\"rejectFile\": 1}");
        sell("T-FILE", 2);
        there.inTheEnd("T-FILE", 38, 40, -2);
        assertThat(there.failures("T-FILE")).isZero();
    }

    @Test
    void one_bad_row_holds_up_no_good_one_and_a_person_is_told() throws Exception {
        there.knobs("{\"rejectRows\": [\"" + there.id("T-ROW") + "\"]}");
        sell("T-ROW", 2);
        sell("T-GOOD", 2);
        there.inTheEnd("T-GOOD", 38, 40, -2);
        eventually("a person to be told of the bad one", () -> there.failures("T-ROW") == 1);
        assertThat(there.buyable("T-ROW")).isEqualTo(40);
        assertThat(there.failures("T-GOOD")).isZero();

        there.knobs("{\"reset\": true}");
        there.inTheEnd("T-ROW", 38, 40, -2);
        eventually("the exception to be settled", () -> SHOP.exceptions("PUSH_FAILED", "T-ROW") == 0);
    }

    @Test
    void sold_again_while_the_upload_is_still_on_its_way_each_is_taken_off_once() throws Exception {
        there.knobs("{\"moveMillis\": 3000}");
        sell("T-SLOW", 2);
        eventually("the upload to be moving", () -> there.isMoving("T-SLOW"));
        sell("T-SLOW", 1, 2);
        there.inTheEnd("T-SLOW", 37, 40, -2, -1);
    }

    @Test
    void accepted_and_not_applied_is_told_again_without_a_word_to_anybody() throws Exception {
        there.knobs("{\"acceptWithoutApplying\": 1}");
        sell("T-LIE", 2);
        there.inTheEnd("T-LIE", 38, 40, -2);
        assertThat(there.failures("T-LIE")).isZero();
        assertThat(SHOP.number("""
            select count(*)::int from push_event where sku_key = 'T-LIE' and channel = 'tcgplayer' and verdict = 'DIFFERS'"""))
                .isEqualTo(1);
    }

    @Test
    void throttled_it_waits_and_goes_on() throws Exception {
        there.knobs("{\"throttle\": 3}");
        sell("T-BUSY", 2);
        there.inTheEnd("T-BUSY", 38, 40, -2);
        assertThat(there.failures("T-BUSY")).isZero();
    }

    @Test
    void on_a_page_that_is_built_otherwise_nothing_is_written_until_it_is_as_before() throws Exception {
        var since = SHOP.now();
        var before = there.uploads("T-PAGE");
        there.knobs("{\"pageChanged\": true}");
        sell("T-PAGE", 2);
        eventually("a person to be told", () -> there.failures("T-PAGE") == 1 && there.exceptions(since, "OBSERVATION_FAILED") > 0);
        assertThat(there.lastWords("PUSH_FAILED")).contains("PAGE_CHANGED", "see the picture ");
        assertThat(there.uploads("T-PAGE")).as("uploads with it").isEqualTo(before);
        assertThat(there.buyable("T-PAGE")).isEqualTo(40);
        eventually("eBay to go on", () -> SHOP.buyable("T-PAGE") == 38);

        there.knobs("{\"reset\": true}");
        there.inTheEnd("T-PAGE", 38, 40, -2);
        eventually("the exceptions to be settled",
                () -> SHOP.exceptions("PUSH_FAILED", "T-PAGE") == 0 && there.open("OBSERVATION_FAILED") == 0);
    }

    @Test
    void signed_in_as_somebody_else_nothing_is_written_and_nothing_is_believed() throws Exception {
        var since = SHOP.now();
        var before = there.uploads("T-WRONG");
        there.knobs("{\"wrongSeller\": \"a-stranger\"}");
        sell("T-WRONG", 40);
        eventually("a person to be told", () -> there.failures("T-WRONG") == 1 && there.exceptions(since, "SALES_UNREADABLE") == 1
                && there.exceptions(since, "OBSERVATION_FAILED") > 0);
        assertThat(there.lastWords("PUSH_FAILED")).contains("WRONG_ACCOUNT", "a-stranger");
        assertThat(there.uploads("T-WRONG")).as("uploads with it").isEqualTo(before);
        assertThat(SHOP.available("T-DOWN")).as("a stranger's shelf is not ours").isPositive();

        there.knobs("{\"reset\": true}");
        there.inTheEnd("T-WRONG", 0, 40, -40);
    }

    @Test
    void a_cut_or_an_empty_export_ends_nothing() throws Exception {
        var ended = ended();
        for (var knob : new String[]{"{\"truncateExport\": 20}", "{\"emptyExport\": true}"}) {
            var since = SHOP.now();
            there.knobs(knob);
            eventually("a person to be told", () -> there.exceptions(since, "OBSERVATION_FAILED") > 0);
            assertThat(there.lastWords("OBSERVATION_FAILED")).contains("EXPORT_CUT_SHORT");
            sell("T-CUT", 2, knob.length());
            eventually("eBay to go on", () -> SHOP.buyable("T-CUT") == SHOP.available("T-CUT"));
            assertThat(ended()).as("listings seen ended").isEqualTo(ended);
            there.knobs("{\"reset\": true}");
            eventually("the next look to be believed", () -> there.open("OBSERVATION_FAILED") == 0);
        }
        there.inTheEnd("T-CUT", 36, 40, -2, -2);
        assertThat(ended()).isEqualTo(ended);
    }

    @Test
    void asked_for_a_code_the_lost_session_is_named_and_the_others_go_on() throws Exception {
        var since = SHOP.now();
        there.knobs("{\"challenge\": true, \"logout\": true}");
        sell("T-CHALLENGE", 2);
        eventually("the lost session to be named", () -> there.exceptions(since, "CONSENT_NEEDED") > 0);
        assertThat(there.lastWords("CONSENT_NEEDED")).contains("tcgplayer", "sign-in");
        eventually("eBay to go on", () -> SHOP.buyable("T-CHALLENGE") == 38);
        assertThat(there.buyable("T-CHALLENGE")).isEqualTo(40);

        there.knobs("{\"reset\": true}");
        there.inTheEnd("T-CHALLENGE", 38, 40, -2);
        eventually("the exception to be settled", () -> there.open("CONSENT_NEEDED") == 0);
    }

    @Test
    void away_and_back_what_was_sold_on_either_side_is_made_up_for() throws Exception {
        var since = SHOP.now();
        there.knobs("{\"down\": true}");
        sell("T-DOWN", 2);
        there.buy("T-DOWN", 3);
        SHOP.buy("T-DOWN");
        eventually("a person to be told", () -> there.exceptions(since, "SALES_UNREADABLE") == 1);
        eventually("eBay's buyer to be heard", () -> SHOP.available("T-DOWN") == 37);
        assertThat(SHOP.available("T-DOWN")).as("TCGplayer's buyer is not heard").isEqualTo(37);

        there.knobs("{\"reset\": true}");
        eventually("all to be right", () -> there.shows("T-DOWN", 34));
        assertThat(there.added("T-DOWN").stream().mapToInt(Integer::intValue).sum()).isEqualTo(37);
        assertThat(there.added("T-DOWN")).as("units that were gone were never put up again")
                .allSatisfy(added -> assertThat(added == 40 || added < 0).isTrue());
        assertThat(SHOP.events("item:T-DOWN", "oversell-detected")).isZero();
    }

    private static int ended() {
        return SHOP.number("""
            select count(*)::int from log_entry where stream_id like 'listing:tcgplayer/%' and name = 'listing-seen-ended'""");
    }

    private static void sell(String sku, int units) {
        sell(sku, units, 1);
    }

    private static void sell(String sku, int units, int count) {
        SHOP.sellAtTheCounter("C-" + sku + "-" + count, sku, units);
    }
}
