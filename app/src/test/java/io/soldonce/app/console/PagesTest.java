package io.soldonce.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.api.RunningApplication;
import io.soldonce.app.api.SignedIn;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a seller finds on the pages.
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
    void a_page_that_is_not_there_says_so_as_a_page() throws Exception {
        assertThat(owner.page("/items/NO-SUCH")).contains("This page can not be shown").contains("NO-SUCH");
        assertThat(owner.page("/items/PAGE?before=x")).contains("This page can not be shown");
    }
}
