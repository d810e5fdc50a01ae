package io.soldonce.sandbox.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody buys, and what the seller is shown and told of it.
class SaleTest {
    private PortalSeller seller;

    @BeforeEach
    void open() throws Exception {
        seller = PortalSeller.open();
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @Test
    void aSaleLowersTheStockAndMakesAnOrder() throws Exception {
        var number = seller.orderOf("CARD-1", 2);
        assertThat(number).matches("[A-F0-9]{8}-[A-F0-9]{6}-[A-F0-9]{5}");
        assertThat(seller.buyable("CARD-1")).isOne();
        var order = seller.get("/admin/orders/" + number);
        assertThat(order.text("#order-status")).isEqualTo("Ready to Ship");
        assertThat(order.page().select("time#order-date").attr("datetime")).isEqualTo("2026-06-19T14:00:00Z");
        assertThat(order.texts("#products tr[data-sku-id=90000101] td")).containsExactly("Example Static Orb", "Near Mint", "2", "$16.39");
        var list = seller.get("/admin/orders?status=ReadyToShip");
        assertThat(list.text("#order-count")).isEqualTo("1");
        assertThat(list.texts("tr[data-order=" + number + "] td")).containsExactly(number, "2026-06-19", "Ready to Ship", "2", "$32.78");
        assertThat(list.page().select("td.date").attr("data-at")).isEqualTo("2026-06-19T14:00:00Z");
        assertThat(seller.get("/admin/orders/AAAA1111-0000F4-006AC").status()).isEqualTo(404);
    }

    @Test
    void nobodyBuysWhatIsNotThere() throws Exception {
        var refused = seller.buy("CARD-1", 4);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("buyable").asInt()).isEqualTo(3);
        assertThat(
                seller.post(seller.door("/purchases"), "{'lines':[{'sku':'CARD-1','quantity':1},{'sku':'CARD-3','quantity':1}]}").status())
                .isEqualTo(409);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.get("/admin/orders").text("#order-count")).isEqualTo("0");
        assertThat(seller.buy("CARD-9", 1).status()).isEqualTo(404);
        assertThat(seller.mails).isEmpty();
    }

    @Test
    void twoBuyersNeverGetTheSameLastOne() throws Exception {
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 12; i++) {
                tries.add(() -> seller.buy("CARD-1", 1).status());
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : buyers.invokeAll(tries)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(9);
        }
        assertThat(seller.buyable("CARD-1")).isZero();
    }

    @Test
    void thePullSheetListsWhatIsReadyToShip() throws Exception {
        var first = seller.orderOf("CARD-1", 1);
        seller.clock.pass(Duration.ofMinutes(1));
        var second = seller.post(seller.door("/purchases"), "{'lines':[{'sku':'CARD-2','quantity':1},{'sku':'CARD-1','quantity':2}]}")
                .json()
                .path("orderId").asString();
        assertThat(seller.submit("/admin/orders/pull-sheet").body()).isEqualTo("Product Line,Product Name,Condition,Number,Set,Rarity,"
                + "Quantity,Main Photo URL,Set Release Date,SkuId,Order Quantity\n"
                + "\"Magic\",\"Example \"\"Quoted\"\" Dragon\",\"Near Mint Holofoil - Japanese\",\"\",\"Example Core Set\",\"\",\"1\",\"\","
                + "\"01/16/2026 00:00:00\",\"90000102\",\"" + second + ":1\"\n"
                + "\"Magic\",\"Example Static Orb\",\"Near Mint\",\"\",\"Example Core Set\",\"\",\"3\",\"\",\"01/16/2026 00:00:00\","
                + "\"90000101\",\"" + first + ":1 | " + second + ":2\"\n"
                + "Orders Contained in Pull Sheet:," + first + "|" + second + "\n");
        seller.post(seller.door("/orders/" + second + "/shipment"), "{}");
        var sheet = seller.submit("/admin/orders/pull-sheet").body();
        assertThat(sheet).contains(first).doesNotContain(second);
        assertThat(seller.get("/admin/orders/" + second).text("#order-status")).isEqualTo("Shipped");
    }

    @Test
    void somePullSheetNamesHaveBareQuotes() throws Exception {
        seller.put(seller.door("/catalogue"), "{'listings':[{'sku':'K','externalId':'90000105','title':'\\'Eustass\\'Captain\\'Kid',"
                + "'quantity':1,'price':'1.00'}]}");
        seller.buy("K", 1);
        assertThat(seller.submit("/admin/orders/pull-sheet").body()).contains("\"Magic\",\"\"Eustass\"Captain\"Kid\",\"Near Mint\"");
    }

    @Test
    void aCancellationGivesBackOnlyWhenTold() throws Exception {
        var first = seller.orderOf("CARD-1", 1);
        assertThat(seller.post(seller.door("/orders/" + first + "/cancellation"), "{'reason':'Out of stock'}").status()).isEqualTo(204);
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.get("/admin/orders/" + first).text("#order-status")).isEqualTo("Canceled");
        assertThat(seller.submit("/admin/orders/pull-sheet").body()).endsWith("Orders Contained in Pull Sheet:,\n");
        seller.knob("{'restoreOnCancel':true}");
        seller.post(seller.door("/orders/" + seller.orderOf("CARD-1", 1) + "/cancellation"), "{}");
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.post(seller.door("/orders/" + first + "/cancellation"), "{}").status()).isEqualTo(409);
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
    }

    @Test
    void ordersComeInPages() throws Exception {
        seller.post(seller.door("/listings/CARD-1"), "{'quantity':30}");
        for (int i = 0; i < 30; i++) {
            seller.clock.pass(Duration.ofSeconds(1));
            seller.buy("CARD-1", 1);
        }
        var page = seller.get("/admin/orders?status=ReadyToShip");
        assertThat(page.page().select("tr[data-order]")).hasSize(25);
        assertThat(page.page().select("td.date").eachAttr("data-at").getFirst()).isEqualTo("2026-06-19T14:00:30Z");
        var rest = seller.get(page.page().select("a.next").attr("href"));
        assertThat(rest.page().select("tr[data-order]")).hasSize(5);
        assertThat(rest.page().select("a.next")).isEmpty();
        assertThat(rest.text("#order-count")).isEqualTo("30");
    }

    @Test
    void theSellerIsToldByMail() throws Exception {
        var number = seller.post(seller.door("/purchases"), "{'lines':[{'sku':'CARD-1','quantity':2},{'sku':'CARD-2','quantity':1}]}")
                .json()
                .path("orderId").asString();
        var mail = seller.mails.poll(20, TimeUnit.SECONDS);
        assertThat(mail.mailbox()).isEqualTo("pat@mail.example");
        assertThat(mail.domain()).isEqualTo("tcgplayer.com");
        assertThat(mail.letter().from()).isEqualTo("TCGplayer <sales@tcgplayer.com>");
        assertThat(mail.letter().subject()).isEqualTo("Your TCGplayer.com items of Example Static Orb and 1 more items have sold!");
        assertThat(mail.letter().charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(mail.letter().encoding()).isEqualTo("base64");
        assertThat(mail.letter().text()).isNull();
        var page = Jsoup.parse(mail.letter().html());
        assertThat(page.select("a[href*=/manageorder/" + number + "]").text()).isEqualTo(number);
        assertThat(page.text()).contains("Order Total: $47.28").contains("no later than 48 hours after the order date of 6/19/2026.");
        assertThat(page.select("td > div:first-child").eachText()).containsExactly("1", "2");
        assertThat(page.select("span").eachText()).containsExactly("Example \"Quoted\" Dragon/Near Mint Holofoil - Japanese",
                "Example Static Orb/Near Mint");
        seller.buy("CARD-1", 1);
        assertThat(seller.mails.poll(20, TimeUnit.SECONDS).letter().subject())
                .isEqualTo("Your TCGplayer.com items of Example Static Orb have sold!");
    }

    @Test
    void shoppersSeeAndBuyInTheShop() throws Exception {
        var shop = seller.get("/shop/example");
        assertThat(shop.page().select("#shop tr[data-id]").eachAttr("data-id")).containsExactly("90000102", "90000101");
        var bought = seller.submit("/shop/example/buy", "id", "90000102", "quantity", "1");
        assertThat(bought.text("#words")).startsWith("Thank you. Your order is ");
        assertThat(bought.page().select("tr[data-id=90000102]")).isEmpty();
        assertThat(seller.submit("/shop/example/buy", "id", "90000102", "quantity", "1").status()).isEqualTo(409);
        assertThat(seller.get("/shop/nobody").status()).isEqualTo(404);
    }

    @Test
    void aPersonEditsByHand() throws Exception {
        seller.post(seller.door("/listings/CARD-1"), "{'quantity':7,'price':'8.00','title':'<b>Signed</b>'}");
        assertThat(seller.buyable("CARD-1")).isEqualTo(7);
        assertThat(seller.export()).contains("\"<b>Signed</b>\"").contains("\"7\",\"0\",\"8.00\"");
        assertThat(seller.get("/shop/example").body()).contains("&lt;b&gt;Signed").doesNotContain("<b>Signed");
        seller.post(seller.door("/listings/CARD-1"), "{'ended':true}");
        assertThat(seller.buyable("CARD-1")).isZero();
        assertThat(seller.export()).doesNotContain("90000101");
        assertThat(seller.get("/admin/pricing").text("#live-count")).isEqualTo("2");
    }
}
