package io.soldonce.sandbox.whatnot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import io.soldonce.sandbox.mail.Reader;

class OtherMailsTest {
    private Seller seller;
    private Reader.Got sale;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
        seller.list("A-1", "First card", 1);
        seller.buy("A-1", 1);
        sale = seller.mail(1);
    }

    @AfterEach
    void close() throws Exception {
        seller.close();
    }

    private Reader.Got send(String wish) throws Exception {
        var reply = seller.send("POST", "/mails", wish);
        assertEquals(201, reply.status(), reply.body().toString());
        return seller.mail(2);
    }

    private static String id(Reader.Got got) throws Exception {
        return got.parsed().getHeader("Message-ID")[0];
    }

    @Test
    void theSameSaleAgainHasAnotherId() throws Exception {
        var again = send("{'kind':'again'}");
        assertNotEquals(id(sale), id(again));
        assertEquals(sale.parsed().getSubject(), again.parsed().getSubject());
        assertEquals(List.of("whatnot.com"), seller.proven(again));
    }

    @Test
    void theSameMailTwiceIsTheSame() throws Exception {
        var twice = send("{'kind':'twice'}");
        var from = "DKIM-Signature";
        assertEquals(sale.raw().substring(sale.raw().indexOf(from)), twice.raw().substring(twice.raw().indexOf(from)));
    }

    @Test
    void aRedirectedMailStillProvesItself() throws Exception {
        var redirected = send("{'kind':'redirected'}");
        assertEquals("<old@example.com>", redirected.parsed().getHeader("Resent-From")[0]);
        assertEquals(id(sale), id(redirected));
        assertEquals(List.of("whatnot.com"), seller.proven(redirected));
    }

    @Test
    void anAttachedOneIsTheSellersOwnMail() throws Exception {
        var attached = send("{'kind':'attached'}");
        assertEquals(List.of("example.com"), seller.proven(attached));
        assertEquals(Seller.MAILBOX, attached.parsed().getFrom()[0].toString());
        var inner = (MimeMessage) ((MimeMultipart) attached.parsed().getContent()).getBodyPart(1).getContent();
        assertEquals(sale.parsed().getSubject(), inner.getSubject());
        var raw = sale.raw().substring(sale.raw().indexOf("DKIM-Signature"));
        assertTrue(attached.raw().contains(raw));
    }

    @Test
    void anInlineOneIsTheSellersOwnWords() throws Exception {
        var inline = send("{'kind':'inline'}");
        assertEquals(List.of("example.com"), seller.proven(inline));
        assertEquals("Fwd: Your First card got sold! Get ready to ship it.", inline.parsed().getSubject());
        assertTrue(inline.parsed().getContent().toString().contains("From: Whatnot <orders@whatnot.com>"));
    }

    @Test
    void othersComeFromWhatnotAndAreNoSales() throws Exception {
        var receipt = send("{'kind':'receipt'}");
        assertEquals("Merci pour ton achat chez cartes_exemple sur Whatnot !", receipt.parsed().getSubject());
        assertEquals(List.of("whatnot.com"), seller.proven(receipt));
        seller.send("POST", "/mails", "{'kind':'delivered','title':'First card'}");
        assertEquals("Your First card has been Delivered", seller.mail(3).parsed().getSubject());
        seller.send("POST", "/mails", "{'kind':'newsletter'}");
        assertEquals("Whatnot <hello@whatnot.com>", seller.mail(4).parsed().getFrom()[0].toString());
        seller.send("POST", "/mails", "{'kind':'letter','from':'x@example.org','subject':'Hello','text':'a','signAs':'example.org'}");
        assertEquals(List.of("example.org"), seller.proven(seller.mail(5)));
        seller.send("POST", "/mails", "{'kind':'sale','title':'Never listed','price':'1.00'}");
        assertEquals("Your Never listed got sold! Get ready to ship it.", seller.mail(6).parsed().getSubject());
        assertEquals(400, seller.send("POST", "/mails", "{'kind':'pigeon'}").status());
    }
}
