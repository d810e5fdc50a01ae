package io.soldonce.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.api.OnTheRunningApplication;
import io.soldonce.app.api.RunningApplication;
import io.soldonce.app.api.SignedIn;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The forms with which a seller runs the shelf and the packing table.
@OnTheRunningApplication
class UnitsPagesTest {
    private static final RunningApplication APP = RunningApplication.shared();
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f-]{36})\"");
    private static SignedIn owner;

    @BeforeAll
    static void signIn() throws Exception {
        owner = SignedIn.owner(APP);
    }

    @Test
    void units_are_received_moved_and_damaged_by_form_and_twice_sent_is_once_done() throws Exception {
        var at = "/items/" + APP.item("SHELF-1", 2);
        var form = form(at);
        owner.post(at + "/units/receive", form + "&quantity=3&location=attic&unitCost=2,50&currency=usd");
        assertThat(owner.page(at)).contains("Received.");
        owner.post(at + "/units/receive", form + "&quantity=3&location=attic&unitCost=2,50&currency=usd");
        assertThat(owner.page(at)).contains("nothing was done twice");
        owner.post(at + "/units/receive", form + "&quantity=4&location=attic");
        assertThat(owner.page(at)).contains("sent before with something else in it");
        assertThat(APP.get("/api/items/SHELF-1").at("availableToPromise")).isEqualTo("5");
        owner.post(at + "/units/move", form(at) + "&quantity=1&from=attic&to=window");
        owner.post(at + "/units/damage", form(at) + "&quantity=1&location=window&reason=sun");
        APP.toldAll();
        assertThat(owner.page(at)).contains("window", "damaged").contains("<b>4</b> available");
        assertThat(owner.page(at + "?bucket=damaged&location=window")).contains("damaged at window").contains("sun");
    }

    @Test
    void what_can_not_be_is_said_and_what_was_typed_stays() throws Exception {
        var at = "/items/" + APP.item("SHELF-2", 1);
        owner.post(at + "/units/damage", form(at) + "&quantity=5&reason=flood+in+the+cellar");
        var page = owner.page(at);
        assertThat(page).contains("Not done: ").contains("value=\"flood in the cellar\"").contains("value=\"5\"")
                .contains("<details open=\"open\"");
        owner.post(at + "/units/lose", form(at) + "&quantity=x&reason=gone");
        assertThat(owner.page(at)).contains("type a whole number");
        owner.post(at + "/units/damage", form(at) + "&quantity=1&reason=");
        assertThat(owner.page(at)).contains("the reason is missing");
        assertThat(APP.get("/api/items/SHELF-2").at("availableToPromise")).isEqualTo("1");
        assertThat(owner.post(at + "/units/melt", form(at)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_count_shows_the_difference_first_and_an_adjustment_needs_a_reason() throws Exception {
        var at = "/items/" + APP.item("SHELF-3", 5);
        owner.post(at + "/counts", form(at) + "&quantity=4");
        var page = owner.page(at);
        assertThat(page).contains("Counted 4, expected 5: -1.").contains("Leave it");
        assertThat(APP.get("/api/items/SHELF-3").at("availableToPromise")).isEqualTo("5");
        owner.post(at + "/units/adjust", form(at) + "&quantity=-1&reason=");
        assertThat(owner.page(at)).contains("Not done: the reason is");
        owner.post(at + "/units/adjust", form(at) + "&quantity=-1&reason=counted&note=shelf+two");
        assertThat(APP.get("/api/items/SHELF-3").at("availableToPromise")).isEqualTo("4");
        owner.post(at + "/counts", form(at) + "&quantity=4");
        assertThat(owner.page(at)).contains("as the ledger says");
        APP.toldAll();
        assertThat(owner.page("/reports")).contains("Shrinkage", "Adjustments", "Oversells", "SHELF-3", "shelf two");
    }

    @Test
    void an_item_is_shown_as_it_was() throws Exception {
        var at = "/items/" + APP.item("SHELF-4", 3);
        APP.toldAll();
        assertThat(owner.page(at + "/as-of")).contains("<b>3</b> available").contains("Today's rules").contains("type=\"range\"");
        assertThat(owner.page(at + "/as-of?at=2020-01-01T00:00")).contains("<b>0</b> available").contains("No unit was anywhere");
        assertThat(owner.page(at + "/as-of?at=noon")).contains("Shown as it is now").contains("<b>3</b> available");
        assertThat(owner.page(at + "/as-of?stop=0&axis=occurred")).contains("as it had happened");
    }

    @Test
    void an_item_is_given_away_taken_back_and_put_away() throws Exception {
        var at = "/items/" + APP.item("SHELF-5", 2);
        owner.post(at + "/units/consign", form(at) + "&quantity=2&consignee=The+shop&id=K-5");
        APP.toldAll();
        assertThat(owner.page(at)).contains("The shop", "K-5", "Take back");
        owner.post(at + "/units/take-back", form(at) + "&quantity=2&id=K-5");
        owner.post(at + "/units/write-off", form(at) + "&quantity=2&from=available&reason=moths");
        owner.post(at + "/units/archive", form(at) + "&reason=no+more+of+these");
        assertThat(owner.page(at)).contains("put away: no more of these").contains("Take it out again");
    }

    @Test
    void an_order_is_sent_comes_back_and_is_looked_at() throws Exception {
        APP.item("SHELF-6", 1);
        APP.post("/api/sales", """
            {"channel": "counter", "orderId": "SHELF-6", "lines": [{"lineId": "1", "sku": "SHELF-6", "quantity": 1,
             "price": {"amount": "20.00", "currency": "USD"}}]}""");
        var at = "/orders/counter/SHELF-6";
        APP.toldAll();
        assertThat(owner.page("/orders?channel=counter")).contains("SHELF-6");
        for (var step : new String[]{"picked", "packed", "shipped"}) {
            owner.post(at + "/" + step, form(at) + (step.equals("shipped") ? "&carrier=DHL&tracking=JD77" : ""));
            APP.toldAll();
        }
        assertThat(owner.page(at)).contains("shipped").contains("JD77").contains("20.00");
        owner.post(at + "/return", form(at) + "&id=R-6&line=1&quantity=1&reason=too+small");
        APP.toldAll();
        assertThat(owner.page(at)).contains("R-6", "Grant", "It is here");
        owner.post(at + "/receive", form(at) + "&id=R-6&line=1&quantity=1");
        APP.toldAll();
        assertThat(owner.page("/returns")).contains("SHELF-6").contains("returned");
        assertThat(owner.page("/returns?state=returned")).contains("SHELF-6");
        owner.post(at + "/inspect", form(at) + "&id=R-6&line=1&quantity=9&verdict=restock&note=like+new");
        assertThat(owner.page(at)).contains("Not done").contains("value=\"like new\"");
        owner.post(at + "/inspect", form(at) + "&id=R-6&line=1&quantity=1&verdict=restock&note=like+new");
        owner.post(at + "/refund", form(at) + "&id=G-6&amount=20&currency=usd");
        owner.post(at + "/money", form(at) + "&id=F-6&kind=marketplace-fee&amount=2,60&currency=usd");
        APP.toldAll();
        assertThat(owner.page(at)).contains("restock").contains("2.60");
        assertThat(APP.get("/api/items/SHELF-6").at("availableToPromise")).isEqualTo("1");
        assertThat(owner.page("/orders/counter/NO-SUCH")).contains("This page can not be shown");
        assertThat(owner.page("/reports/oversells/1")).contains("This page can not be shown");
    }

    private static String form(String page) throws Exception {
        var body = owner.page(page);
        var form = FORM.matcher(body);
        assertThat(form.find()).as(body).isTrue();
        return "_csrf=" + owner.formToken(page) + "&form=" + form.group(1);
    }
}
