package io.soldonce.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The tour of docs/tour.md, walked in a browser: what it says is on the pages. With `-Dtour.pictures=true` its pictures are made anew.
@ResourceLock(Chromium.LOCK)
class TourPicturesTest {
    private static final String TO_TRY = "[data-live=try] li";
    private static final String SOLD = "[data-live=sold] tr[data-sold=%s] .chip";
    private static final String DONE = "[data-live=tasks] button[aria-label='Done: %s on whatnot']";
    private static final String WAITING = "[data-live=exceptions] li";

    @Test
    void what_the_tour_says_is_on_the_pages() throws Exception {
        try (var shop = new TourShop(Boolean.getBoolean("tour.pictures"))) {
            var first = aCardLiveEverywhere(shop);
            buy(shop, first, "tcgplayer");
            shop.see(SOLD.formatted(first), "ebay");
            shop.see(SOLD.formatted(first), "shows 0, ended");
            aPersonIsAskedForWhatnot(shop, first);
            soldAgain(shop, first);
            var second = aCardLiveEverywhere(shop);
            soldOnWhatnot(shop, second);
            soldWhileTheMailIsForged(shop, aCardLiveEverywhere(shop));
            thePageIsNotAsItWas(shop, aCardLiveEverywhere(shop));
        }
    }

    private static String aCardLiveEverywhere(TourShop shop) {
        shop.open("/");
        for (var channel : new String[]{"ebay", "tcgplayer", "whatnot"}) {
            shop.see(TO_TRY, "Buy this on " + channel);
        }
        var card = shop.see(TO_TRY, "Buy this on whatnot");
        assertThat(card.getByRole(AriaRole.BUTTON).allInnerTexts()).containsExactly("Buy this on ebay", "Buy this on tcgplayer",
                "Buy this on whatnot");
        return card.locator(".sku").innerText();
    }

    private static void buy(TourShop shop, String sku, String channel) {
        shop.see(TO_TRY, sku).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Buy this on " + channel)).click();
        shop.see(".note.good", "The ledger has not been told");
        shop.see("[data-live=sold] tr[data-sold=" + sku + "]", channel);
    }

    private static void aPersonIsAskedForWhatnot(TourShop shop, String sku) {
        var done = shop.see(DONE.formatted(sku), "Done");
        shop.see("[data-live=tasks] li", "it must not be bought at Whatnot any more");
        shop.picture("board");
        done.click();
        shop.see(".note.good", "Noted as done.");
        shop.see(SOLD.formatted(sku), "told: 0, ended");
        shop.open("/items/" + sku);
        shop.see("td[data-label=Confirmed]", "told by");
        shop.picture("item");
    }

    private static void soldAgain(TourShop shop, String sku) {
        shop.open("/");
        shop.page.getByLabel("SKU").fill(sku);
        shop.page.getByLabel("Price each").fill("5.00");
        shop.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record the sale")).click();
        shop.see(WAITING, "OVERSOLD");
    }

    private static void soldOnWhatnot(TourShop shop, String sku) {
        buy(shop, sku, "whatnot");
        shop.see(SOLD.formatted(sku), "ebay");
        shop.see(SOLD.formatted(sku), "tcgplayer");
        assertThat(shop.page.locator(DONE.formatted(sku)).count()).isZero();
    }

    private static void soldWhileTheMailIsForged(TourShop shop, String sku) throws Exception {
        shop.knobs("whatnot", "{\"badSignature\": 1}");
        shop.see(TO_TRY, sku).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Buy this on whatnot")).click();
        shop.see(WAITING, "SIGNATURE_WRONG");
        assertThat(shop.page.locator("tr[data-sold=" + sku + "]").count()).isZero();
    }

    private static void thePageIsNotAsItWas(TourShop shop, String sku) throws Exception {
        shop.knobs("tcgplayer", "{\"pageChanged\": true}");
        buy(shop, sku, "ebay");
        shop.open("/exceptions");
        shop.seeOnReload("main td", "is not built as it was");
        shop.picture("exceptions");
    }
}
