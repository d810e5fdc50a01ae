package io.soldonce.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.soldonce.app.api.OnTheRunningApplication;
import io.soldonce.app.api.RunningApplication;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The board as a seller has it open all day.
@OnTheRunningApplication
@ResourceLock(Chromium.LOCK)
class LiveBoardTest {
    private static final RunningApplication APP = RunningApplication.shared();

    @Test
    void a_stranger_sees_the_sign_in_page_and_nothing_else() {
        try (var stranger = Visitor.stranger(APP)) {
            stranger.open("/");
            assertThat(stranger.page).hasTitle(Pattern.compile("Sign in"));
            stranger.page.getByLabel("Password").fill("wrong");
            stranger.page.getByLabel("Password").press("Enter");
            assertThat(stranger.page.getByRole(AriaRole.ALERT)).containsText("not right");
        }
    }

    @Test
    void the_board_shows_channels_sales_exceptions_and_the_switch() {
        try (var seller = Visitor.atTheDesk(APP)) {
            assertThat(seller.page).hasTitle(Pattern.compile("Board"));
            assertThat(seller.find(".tile")).hasCount(APP.get("/api/channels").json().at("/channels").size());
            assertThat(seller.find("#switch-title")).containsText("On");
            assertThat(seller.find("#sold-title")).isVisible();
            assertThat(seller.find("#exceptions-title")).isVisible();
            assertThat(seller.find("#lamp")).hasText("live");
        }
    }

    @Test
    void a_sale_appears_without_loading_the_page_again() {
        var sku = APP.item("BROWSER-SALE", 1);
        try (var seller = Visitor.atTheDesk(APP)) {
            assertThat(seller.find("#lamp")).hasText("live");
            seller.page.evaluate("window.notLoadedAgain = true");
            var sold = APP.post("/api/sales",
                    "{\"channel\":\"counter\",\"orderId\":\"BROWSER-SALE\",\"lines\":[{\"sku\":\"BROWSER-SALE\",\"quantity\":1}]}");
            assertThat(sold.status()).isEqualTo(201);
            assertThat(seller.find("tr[data-sold=" + sku + "]")).containsText("Test card BROWSER-SALE");
            assertThat(seller.find("tr[data-sold=" + sku + "]")).containsText("counter");
            assertThat(seller.find("#log li").first()).containsText(sku);
            assertThat((Boolean) seller.page.evaluate("window.notLoadedAgain === true")).isTrue();
        }
    }

    @Test
    void a_seller_sells_at_the_counter() {
        var sku = APP.item("BROWSER-COUNTER", 2);
        try (var seller = Visitor.atTheDesk(APP)) {
            seller.page.getByLabel("SKU").fill(sku);
            seller.page.getByLabel("Price each").fill("7.50");
            seller.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record the sale")).click();
            assertThat(seller.find(".note.good")).containsText("Sold: " + sku);
            assertThat(seller.find("tr[data-sold=" + sku + "]")).containsText("7.50 USD");
            assertThat(APP.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("1");
        }
    }

    @Test
    void the_switch_stops_all_writing_and_says_so_to_everybody() {
        try (var seller = Visitor.atTheDesk(APP); var other = Visitor.onThePhone(APP)) {
            seller.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop all writing")).click();
            assertThat(seller.find("#switch-title")).containsText("Off. Nothing is written");
            assertThat(APP.get("/api/switch").at("off")).isEqualTo("true");
            assertThat(seller.find(".tile").first()).containsText("switched off");
            seller.picture("board-off");
            assertThat(other.find("#switch-title")).containsText("Off");
            other.find("#kill").click();
            assertThat(other.find("#switch-title")).containsText("On.");
            assertThat(APP.get("/api/switch").at("enabledChannels")).isEqualTo("[\"*\"]");
            assertThat(seller.find("#switch-title")).containsText("On.");
        } finally {
            APP.put("/api/switch", "{\"enabledChannels\":[\"*\"],\"dryRun\":false}");
        }
    }

    @Test
    void an_exception_is_seen_on_the_board_and_resolved() {
        APP.item("BROWSER-OVER", 1);
        try (var seller = Visitor.atTheDesk(APP)) {
            for (var order : new String[]{"A", "B"}) {
                APP.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"BROWSER-OVER-" + order
                        + "\",\"lines\":[{\"sku\":\"BROWSER-OVER\",\"quantity\":1}]}");
            }
            var waiting = seller.find("[data-live=exceptions] li").filter(new Locator.FilterOptions().setHasText("BROWSER-OVER"));
            assertThat(waiting.first()).isVisible();
            seller.page.getByText("See to them").click();
            var row = seller.find("tr").filter(new Locator.FilterOptions().setHasText("BROWSER-OVER")).first();
            row.getByRole(AriaRole.TEXTBOX).fill("the second buyer was paid back");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(seller.find(".note.good")).containsText("is resolved");
        }
    }
}
