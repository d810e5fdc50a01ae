package io.soldonce.sandbox.whatnot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.mail.internet.MimeMultipart;

class PurchasesTest {
    private static final String TITLE = "Example Rookie Card PSA 10 #12/99";

    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
    }

    @AfterEach
    void close() throws Exception {
        seller.close();
    }

    @Test
    void aPurchaseLowersTheStockAndTellsTheSellerOnce() throws Exception {
        seller.list("A-1", TITLE, 2);
        var bought = seller.buy("A-1", 1);
        assertEquals(201, bought.status());
        assertEquals(1, seller.buyable("A-1"));
        var got = seller.mail(1);
        var mail = got.parsed();
        assertEquals("Your " + TITLE + " got sold! Get ready to ship it.", mail.getSubject());
        assertEquals("Whatnot <orders@whatnot.com>", mail.getFrom()[0].toString());
        assertEquals(Seller.MAILBOX, mail.getAllRecipients()[0].toString());
        assertEquals(List.of("whatnot.com"), seller.proven(got));
        var parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        var text = parts.getBodyPart(0).getContent().toString();
        assertTrue(text.contains("Congrats, your listing, " + TITLE + ", has sold for $4.11!"), text);
        assertTrue(parts.getBodyPart(1).getContent().toString().contains("<p>Hi Pat!</p>"));
        var orderId = bought.body().path("orderId").asString();
        assertEquals(10, orderId.length());
        assertFalse(got.raw().contains(orderId));
        var order = seller.orders().path(0);
        assertEquals(orderId, order.path("orderId").asString());
        assertEquals("<" + order.path("messageId").asString() + ">", mail.getHeader("Message-ID")[0]);
        assertEquals(1, order.path("mailed").asInt());
    }

    @Test
    void severalUnitsAreSeveralOrdersBecauseAMailKnowsNoQuantity() throws Exception {
        seller.list("A-1", TITLE, 3);
        assertEquals(2, seller.buy("A-1", 2).body().path("orderIds").size());
        assertEquals(2, seller.mails(2).stream().map(got -> got.raw().replaceAll("(?s).*Message-ID: (\\S+).*", "$1")).distinct().count());
    }

    @Test
    void whatIsGoneCannotBeBought() throws Exception {
        seller.list("A-1", TITLE, 1);
        var refused = seller.buy("A-1", 2);
        assertEquals(409, refused.status());
        assertEquals(1, refused.body().path("buyable").asInt());
        seller.send("POST", "/listings/A-1", "{'ended':true}");
        assertEquals(409, seller.buy("A-1", 1).status());
        assertEquals(409, seller.buy("unknown", 1).status());
        assertEquals(0, seller.orders().size());
    }

    @Test
    void buyersAtOnceNeverGetMoreThanThereIs() throws Exception {
        seller.list("A-1", TITLE, 5);
        var buyers = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 16; i++) {
            buyers.add(() -> seller.buy("A-1", 1).status());
        }
        int sold = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(buyers)) {
                sold += outcome.get() == 201 ? 1 : 0;
            }
        }
        assertEquals(5, sold);
        assertEquals(0, seller.buyable("A-1"));
        assertEquals(5, seller.orders().size());
        seller.mails(5);
    }

    @Test
    void aMailThatWasDueDuringARestartStillGoesOut() throws Exception {
        seller.list("A-1", TITLE, 1);
        seller.knob("{'mailDelayMillis':60000}");
        seller.buy("A-1", 1);
        seller.clock.pass(java.time.Duration.ofMinutes(2));
        seller.restart();
        assertEquals(List.of("whatnot.com"), seller.proven(seller.mail(1)));
        assertEquals(0, seller.buyable("A-1"));
    }

    @Test
    void aCancellationIsMailedOnceAndGivesNothingBack() throws Exception {
        seller.list("A-1", TITLE, 1);
        var orderId = seller.buy("A-1", 1).body().path("orderId").asString();
        seller.mails(1);
        for (int i = 0; i < 2; i++) {
            assertEquals(204, seller.send("POST", "/orders/" + orderId + "/cancellation", "{'reason':'changed my mind'}").status());
        }
        var mail = seller.mail(2).parsed();
        assertEquals("You have a cancellation request", mail.getSubject());
        assertEquals("Whatnot <donotreply@whatnot.com>", mail.getFrom()[0].toString());
        assertEquals(0, seller.buyable("A-1"));
        assertEquals("cancelled", seller.orders().path(0).path("status").asString());
        assertEquals(404, seller.send("POST", "/orders/1/cancellation", "{}").status());
    }

    @Test
    void theReportsTellWhatIsLiveAndWhatWasSold() throws Exception {
        seller.list("A-1", "A \"rare\" card, signed", 1);
        seller.list("A-2", "Pok\u00e9mon ex", 3);
        seller.list("A-3", "Ended", 1);
        seller.send("POST", "/listings/A-3", "{'ended':true}");
        var orderId = seller.buy("A-1", 1).body().path("orderId").asString();
        var report = seller.page("/sandbox/accounts/" + Seller.NAME + "/listings.csv").body();
        assertEquals(List.of("Title,SKU,Quantity,Price,Currency,Status", "\"A \"\"rare\"\" card, signed\",A-1,0,4.11,USD,Sold out",
                "Pok\u00e9mon ex,A-2,3,4.11,USD,Active"), report.lines().toList());
        var orders = seller.page("/sandbox/accounts/" + Seller.NAME + "/orders.csv").body();
        assertEquals(List.of("Order ID,Order Numeric ID,Product Name,SKU,Quantity,Sold Price,Currency,Fees,Placed At,Status",
                orderId + "," + (Long.parseLong(orderId) - 1_000_000_000L)
                        + ",\"A \"\"rare\"\" card, signed\",A-1,1,4.11,USD,0.75,2026-06-19T14:00:00Z,completed"),
                orders.lines().toList());
    }
}
