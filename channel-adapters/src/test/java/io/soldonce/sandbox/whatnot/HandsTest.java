package io.soldonce.sandbox.whatnot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandsTest {
    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
    }

    @AfterEach
    void close() throws Exception {
        seller.close();
    }

    private String form(String kind) throws Exception {
        return seller.hub().select("form." + kind).attr("action");
    }

    @Test
    void theShopShowsWhatTheOffersSay() throws Exception {
        seller.list("A-1", "First card", 3);
        seller.list("A-2", "Second card", 1);
        seller.buy("A-1", 1);
        seller.buy("A-2", 1);
        var shown = seller.shop().select("#offers tbody tr");
        assertEquals("First card $4.11 2", shown.get(0).select(".title, .price, .quantity:is(td)").text());
        assertEquals(2, seller.buyable("A-1"));
        assertEquals("Sold out", shown.get(1).select(".sold-out").text());
        assertEquals(0, seller.buyable("A-2"));
        assertTrue(shown.get(1).select("form").isEmpty());
    }

    @Test
    void aShopperBuysWithAForm() throws Exception {
        seller.list("A-1", "First card", 1);
        var buy = seller.shop().select("form.buy").attr("action");
        assertEquals(302, seller.submit(buy, "quantity", "1").statusCode());
        assertEquals(0, seller.buyable("A-1"));
        seller.mails(1);
        var refused = seller.submit(buy, "quantity", "1");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("0 can be bought"), refused.body());
    }

    @Test
    void aPersonChangesQuantityAndPriceAndEnds() throws Exception {
        seller.list("A-1", "First card", 1);
        assertEquals(302, seller.submit(form("quantity"), "quantity", "4").statusCode());
        assertEquals(302, seller.submit(form("price"), "price", "1234.5").statusCode());
        assertEquals(4, seller.buyable("A-1"));
        assertEquals("$1,234.50", seller.hub().select("td.price").text());
        assertEquals(302, seller.submit(form("end")).statusCode());
        assertEquals(0, seller.buyable("A-1"));
        assertTrue(seller.shop().select("#offers tbody tr").isEmpty());
    }

    @Test
    void whatIsListedAgainByItsTitleHasItsLabelAgain() throws Exception {
        seller.list("A-1", "First card", 1);
        seller.submit(form("end"));
        assertEquals(302, seller.submit("/seller/" + Seller.NAME + "/listings", "title", "First card", "price", "5", "quantity", "2")
                .statusCode());
        assertEquals(2, seller.buyable("A-1"));
        assertEquals("5.00", seller.send("GET", "/offers/A-1", null).body().path("price").asString());
    }

    @Test
    void nonsenseIsRefusedWithWordsAndChangesNothing() throws Exception {
        seller.list("A-1", "First card", 1);
        var refused = seller.submit(form("quantity"), "quantity", "many");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("The quantity must be a whole number."));
        assertEquals(400, seller.submit(form("price"), "price", "-1").statusCode());
        assertEquals(400, seller.submit("/seller/" + Seller.NAME + "/listings", "title", " ", "price", "5", "quantity", "1").statusCode());
        assertEquals(409, seller.submit("/seller/" + Seller.NAME + "/listings", "title", "First card", "price", "5", "quantity", "1")
                .statusCode());
        assertEquals(404, seller.page("/seller/nobody").statusCode());
        assertEquals(1, seller.hub().select("#listings tbody tr").size());
    }

    @Test
    void aTitleIsNeverMarkup() throws Exception {
        var title = "<script>alert('x')</script> & \"co\"";
        seller.list("A-1", title, 1);
        for (var path : new String[]{"/shop/", "/seller/"}) {
            assertFalse(seller.page(path + Seller.NAME).body().contains("<script>"));
        }
        assertEquals(title, seller.shop().select("td.title").text());
        seller.buy("A-1", 1);
        var got = seller.mail(1);
        assertFalse(got.raw().replace("=\r\n", "").contains("<p>Congrats, your listing, <script>"));
    }
}
