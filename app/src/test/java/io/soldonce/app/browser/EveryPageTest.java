package io.soldonce.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.app.api.OnTheRunningApplication;
import io.soldonce.app.api.RunningApplication;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every page: it fits a phone, it can be used without a mouse, and the browser has nothing to complain of.
@OnTheRunningApplication
@ResourceLock(Chromium.LOCK)
class EveryPageTest {
    private static final RunningApplication APP = RunningApplication.shared();
    /// Further stops inside date fields.
    private static final int INSIDE = 10;
    private static final String STOPS = """
        [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(stop => stop.checkVisibility({visibilityProperty: true}) && !stop.disabled).length""";
    private static final String NEXT = """
        (() => {
          const here = document.activeElement;
          if (!here || here === document.body || here.dataset.reached) return here?.dataset?.reached ? 'again' : 'out';
          here.dataset.reached = 'yes';
          const style = getComputedStyle(here);
          return style.outlineStyle === 'none' ? 'unseen: ' + here.outerHTML : 'seen';
        })()""";

    /// An item whose units stand in many states, an order that comes back, an oversell.
    @BeforeAll
    static void something_to_see() {
        var item = "/api/items/" + APP.item("PICTURE", 12);
        APP.post(item + "/relocation", "{\"quantity\":5,\"to\":\"attic, second shelf from the left\"}");
        APP.post(item + "/damage", "{\"quantity\":1,\"reason\":\"bent\"}");
        APP.post(item + "/loss", "{\"quantity\":1,\"reason\":\"not in its place\"}");
        APP.post(item + "/consignments", "{\"consignmentId\":\"fair-11\",\"consignee\":\"Card fair\",\"quantity\":2}");
        APP.post(item + "/reservations", "{\"quantity\":1,\"holdId\":\"show-1\",\"purpose\":\"live-show\"}");
        APP.post(item + "/counts", "{\"countId\":\"autumn\",\"counted\":8}");
        APP.post(item + "/adjustments", "{\"by\":-1,\"reason\":\"counted\",\"note\":\"second shelf\"}");
        APP.post("/api/sales", """
            {"channel": "counter", "orderId": "PICTURE", "lines": [{"lineId": "1", "sku": "PICTURE", "quantity": 3,
             "price": {"amount": "10.00", "currency": "USD"}}]}""");
        var order = "/api/orders/counter/PICTURE";
        APP.post(order + "/shipped", "{\"carrier\":\"DHL\",\"tracking\":\"JD014600003828392\"}");
        APP.post(order + "/returns", "{\"returnId\":\"back-1\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}],\"reason\":\"torn\"}");
        APP.post(order + "/returns/back-1/receipt", "{}");
        APP.post(order + "/money",
                "{\"entryId\":\"F-1\",\"kind\":\"marketplace-fee\",\"amount\":{\"amount\":\"1.30\",\"currency\":\"USD\"}}");
        APP.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"PICTURE-2\",\"lines\":[{\"sku\":\"PICTURE\",\"quantity\":9}]}");
        APP.toldAll();
    }

    private static String oversell() {
        return "/reports/oversells/" + APP.get("/api/reports/oversells?sku=PICTURE").at("oversells.0.index");
    }

    static Stream<String> pages() {
        return Stream.of("/", "/items", "/items/PSA-0001", "/items/PICTURE", "/items/KIT-STARTER-BLK", "/exceptions", "/not-green",
                "/pushes", "/channels",
                "/items/PICTURE/as-of", "/orders", "/orders/counter/PICTURE", "/returns", "/reports", oversell(), "/channels/ebay",
                "/channels/ebay/diff");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothing_sticks_out_on_a_phone_or_at_a_desk(String path) {
        try (var phone = Visitor.onThePhone(APP); var desk = Visitor.atTheDesk(APP)) {
            for (var seller : new Visitor[]{phone, desk}) {
                var answer = seller.page.navigate(APP.uri(path).toString());
                assertThat(answer.status()).isEqualTo(200);
                seller.picture(name(path) + (seller == phone ? "-phone" : "-desk"));
                assertThat(seller.overhang()).isLessThanOrEqualTo(0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_keyboard_reaches_everything_and_shows_where_it_is(String path) {
        try (var seller = Visitor.atTheDesk(APP)) {
            seller.open(path);
            var all = (Integer) seller.page.evaluate(STOPS);
            var reached = 0;
            for (var i = 0; i <= all + INSIDE && reached < all; i++) {
                seller.page.keyboard().press("Tab");
                var at = String.valueOf(seller.page.evaluate(NEXT));
                assertThat(at).isIn("seen", "out", "again");
                reached += at.equals("seen") ? 1 : 0;
            }
            assertThat(reached).isEqualTo(all);
        }
    }

    private static String name(String path) {
        return path.equals("/") ? "board" : path.startsWith("/reports/oversells") ? "oversell" : path.substring(1).replace('/', '-');
    }
}
