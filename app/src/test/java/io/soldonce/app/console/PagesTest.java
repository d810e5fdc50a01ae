package io.soldonce.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.api.OnTheRunningApplication;
import io.soldonce.app.api.RunningApplication;
import io.soldonce.app.api.SignedIn;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a seller finds on the pages.
@OnTheRunningApplication
class PagesTest {
    private static final RunningApplication APP = RunningApplication.shared();
    private static SignedIn owner;

    @BeforeAll
    static void signIn() throws Exception {
        owner = SignedIn.owner(APP);
    }

    @Test
    void the_items_page_shows_items_listings_reasons_and_the_log() throws Exception {
        var page = owner.page("/items");
        assertThat(page).contains("AIRFRYER-42L").contains("/items/AIRFRYER-42L").contains("ebay").contains("id=\"log\"")
                .contains("Sell at the counter")
                .contains("name=\"_csrf\"").contains("rel=\"next\"").doesNotContain("<script>").doesNotContain("style=");
    }

    @Test
    void search_narrows_and_says_when_nothing_fits() throws Exception {
        assertThat(owner.page("/items?q=psa-0001")).contains("PSA-0001").doesNotContain("PSA-0002");
        assertThat(owner.page("/items?q=no+such+words+anywhere")).contains("No item fits");
        assertThat(owner.page("/items?q=%3Cscript%3Ealert(1)%3C/script%3E")).doesNotContain("<script>alert");
    }

    @Test
    void a_sale_at_the_counter_is_counted_once_and_shown() throws Exception {
        var sku = APP.item("PAGE-1", 1);
        var token = owner.formToken("/");
        var form = "sku=" + sku + "&quantity=1&price=4,11&currency=usd&orderId=C-PAGE-1&_csrf=" + token;
        owner.post("/sales", form);
        assertThat(owner.page("/")).contains("Sold: PAGE-1");
        owner.post("/sales", form);
        assertThat(owner.page("/")).contains("nothing was counted twice");
        assertThat(APP.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("0");
        owner.post("/sales", form.replace("C-PAGE-1", "C-PAGE-2"));
        assertThat(owner.page("/")).contains("oversold");
        owner.post("/sales", "sku=&quantity=x&orderId=C-PAGE-3&_csrf=" + token);
        assertThat(owner.page("/")).contains("Not recorded");
        assertThat(owner.page("/rows/" + sku)).contains("<tr").contains("sold on counter").doesNotContain("<html");
    }

    @Test
    void an_item_page_tells_listings_reasons_explanation_and_history() throws Exception {
        var sku = APP.item("PAGE-4", 2);
        APP.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"PAGE-4\",\"lines\":[{\"sku\":\"PAGE-4\",\"quantity\":2}]}");
        APP.toldAll();
        assertThat(owner.page("/items/" + sku)).contains("Test card PAGE-4").contains("sold on counter")
                .contains("Why <span>0</span> available")
                .contains("Sold 2").contains("Received 2").contains("available → sold").contains("not yet").contains("never");
        assertThat(owner.page("/items/KIT-STARTER-BLK")).contains("Made of").contains("BOX-SLEEVES-60");
        assertThat(owner.page("/exceptions")).contains("Exceptions");
    }

    @Test
    void an_exception_is_resolved_once_with_what_was_done() throws Exception {
        APP.item("PAGE-5", 1);
        for (var order : List.of("PAGE-5-A", "PAGE-5-B")) {
            APP.post("/api/sales",
                    "{\"channel\":\"counter\",\"orderId\":\"" + order + "\",\"lines\":[{\"sku\":\"PAGE-5\",\"quantity\":1}]}");
        }
        var newest = Pattern.compile("/exceptions/(\\d+)").matcher(owner.page("/exceptions"));
        assertThat(newest.find()).isTrue();
        var path = newest.group();
        var token = owner.formToken("/exceptions");
        owner.post(path, "resolution=&_csrf=" + token);
        assertThat(owner.page("/exceptions")).contains("Not resolved").contains(path);
        owner.post(path, "resolution=the+second+buyer+was+paid+back&_csrf=" + token);
        assertThat(owner.page("/exceptions")).contains("is resolved").doesNotContain(path + "\"");
        owner.post(path, "resolution=again&_csrf=" + token);
        assertThat(owner.page("/exceptions")).contains("was resolved before");
    }

    @Test
    void the_rules_of_a_channel_are_changed_by_form_and_what_can_not_be_is_said() throws Exception {
        var token = owner.formToken("/channels/tcgplayer");
        var form = "mode=dry-run&role=secondary&followsPrimary=true&cap=&floorMargin=12,5&photosFrom=&priceJump=&_csrf=" + token;
        assertThat(owner.page("/channels/tcgplayer")).contains("Rules").contains("Nothing waits to be linked");
        owner.post("/channels/tcgplayer/rules", form + "&buffer=-1");
        assertThat(owner.page("/channels/tcgplayer")).contains("Not changed: the buffer").contains("value=\"-1\"");
        var before = APP.get("/api/channels/tcgplayer").json().at("/rules");
        owner.post("/channels/tcgplayer/rules", form + "&buffer=2");
        assertThat(owner.page("/channels/tcgplayer")).contains("Changed.");
        assertThat(APP.get("/api/channels/tcgplayer").at("rules.buffer")).isEqualTo("2");
        assertThat(APP.get("/api/channels/tcgplayer").at("rules.floorMargin")).isEqualTo("12.5");
        assertThat(APP.put("/api/channels/tcgplayer", before.toString()).status()).isEqualTo(200);
        assertThat(owner.page("/channels/nowhere")).contains("This page can not be shown");
    }

    @Test
    void what_was_found_on_a_channel_is_linked_by_form() throws Exception {
        APP.post("/api/items", "{\"sku\":\"PAGE-6\",\"title\":\"Found card\",\"condition\":\"new\",\"photos\":\"done\"}");
        APP.bean(DSLContext.class).execute("""
            insert into backfill_finding (channel, external_id, finding, title, candidates, explanation, found_at)
            values ('ebay', '110099', 'AMBIGUOUS', 'A card found there', '{PAGE-6}', 'two items have this title', now())""");
        assertThat(owner.page("/channels/ebay")).contains("A card found there", "two items have this title", "110099");
        owner.post("/channels/ebay/findings", "externalId=110099&sku=page-6&_csrf=" + owner.formToken("/channels/ebay"));
        assertThat(owner.page("/channels/ebay")).contains("Linked: 110099").doesNotContain("two items have this title");
        assertThat(APP.get("/api/items/PAGE-6/listings").body()).contains("110099");
    }

    @Test
    void what_is_not_green_is_told_or_that_all_is() throws Exception {
        APP.bean(DSLContext.class).execute("""
            insert into braked_plan values (gen_random_uuid(), 'whatnot', 'h', 40, 'forty delists in a minute', now())""");
        assertThat(owner.page("/not-green")).contains("Stopped by the brakes", "forty delists in a minute");
        assertThat(owner.page("/")).contains("forty delists in a minute", "Let them go");
        APP.bean(DSLContext.class).execute("update braked_plan set released_at = now() where hash = 'h'");
        assertThat(owner.page("/not-green")).doesNotContain("forty delists");
    }

    @Test
    void a_page_that_is_not_there_says_so_as_a_page() throws Exception {
        assertThat(owner.page("/items/NO-SUCH")).contains("This page can not be shown").contains("NO-SUCH");
        assertThat(owner.page("/items/PAGE?before=x")).contains("This page can not be shown");
    }
}
