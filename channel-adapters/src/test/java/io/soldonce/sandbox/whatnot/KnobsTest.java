package io.soldonce.sandbox.whatnot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.soldonce.sandbox.mail.Reader;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;

class KnobsTest {
    private static final String TITLE = "Pok\u00e9mon ex #12/99";

    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
        seller.list("A-1", TITLE, 20);
    }

    @AfterEach
    void close() throws Exception {
        seller.close();
    }

    private static String text(Reader.Got got) throws Exception {
        var content = got.parsed().getContent();
        return content instanceof MimeMultipart parts ? parts.getBodyPart(0).getContent().toString() : content.toString();
    }

    private static String subject(Reader.Got got) {
        try {
            return got.parsed().getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDelayedMailComesWhenItIsDue() throws Exception {
        seller.knob("{'mailDelayMillis':60000}");
        seller.buy("A-1", 1);
        seller.knob("{'mailDelayMillis':null}");
        seller.buy("A-1", 1);
        var first = seller.orders().path(0).path("messageId").asString();
        assertTrue(!seller.mail(1).raw().contains(first));
        seller.clock.pass(Duration.ofMinutes(1));
        assertTrue(seller.mail(2).raw().contains(first));
    }

    @Test
    void aDroppedMailNeverComes() throws Exception {
        seller.knob("{'mailDrop':1}");
        seller.buy("A-1", 1);
        seller.buy("A-1", 1);
        assertTrue(seller.mail(1).raw().contains(seller.orders().path(1).path("messageId").asString()));
        assertEquals(0, seller.orders().path(0).path("mailed").asInt(-1));
    }

    @Test
    void aDuplicateIsTheSameByteForByte() throws Exception {
        seller.knob("{'mailDuplicate':1}");
        seller.buy("A-1", 1);
        var mails = seller.mails(2);
        assertArrayEquals(sent(mails.get(0)), sent(mails.get(1)));
        seller.buy("A-1", 1);
        seller.mails(3);
    }

    /// Without what the mail server put on top.
    private static byte[] sent(Reader.Got got) {
        return got.raw().substring(got.raw().indexOf("DKIM-Signature:")).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void heldMailsComeLastFirst() throws Exception {
        seller.knob("{'mailReorder':3}");
        for (int i = 0; i < 3; i++) {
            seller.buy("A-1", 1);
        }
        var mails = seller.mails(3);
        for (int i = 0; i < 3; i++) {
            assertTrue(mails.get(i).raw().contains(seller.orders().path(2 - i).path("messageId").asString()));
        }
        seller.knob("{'mailReorder':2}");
        seller.buy("A-1", 1);
        seller.knob("{'reset':true}");
        seller.mails(4);
    }

    @Test
    void forgedAndUnsignedMailsProveNothingAndLookAlikesProveAnotherDomain() throws Exception {
        seller.knob("{'badSignature':1}");
        seller.buy("A-1", 1);
        var forged = seller.mail(1);
        assertTrue(forged.raw().contains("d=whatnot.com"));
        assertEquals(List.of(), seller.proven(forged));
        seller.knob("{'unsigned':1}");
        seller.buy("A-1", 1);
        var unsigned = seller.mail(2);
        assertTrue(!unsigned.raw().contains("DKIM-Signature"));
        assertEquals(List.of(), seller.proven(unsigned));
        seller.knob("{'lookAlikeDomain':1}");
        seller.buy("A-1", 1);
        var alike = seller.mail(3);
        assertEquals("Whatnot <orders@whatnot-mail.com>", alike.parsed().getFrom()[0].toString());
        assertEquals(List.of("whatnot-mail.com"), seller.proven(alike));
        seller.buy("A-1", 1);
        assertEquals(List.of("whatnot.com"), seller.proven(seller.mail(4)));
    }

    @Test
    void aTruncatedTitleIsOnlyTheBeginning() throws Exception {
        seller.knob("{'truncatedTitle':1}");
        seller.buy("A-1", 1);
        assertEquals("Your Pok\u00e9mon ex... got sold! Get ready to ship it.", subject(seller.mail(1)));
        assertTrue(text(seller.mail(1)).contains("listing, Pok\u00e9mon ex..., has"));
    }

    @Test
    void everyEncodingSaysTheSame() throws Exception {
        var marks = Map.of("quoted-printable", "Pok=C3=A9mon", "base64", "Content-Transfer-Encoding: base64", "8bit",
                "Pok\u00c3\u00a9mon ex #12/99, has", "utf-16", "charset=UTF-16", "iso-8859-1", "Pok=E9mon", "text-only",
                "Content-Type: text/plain", "html-only", "Content-Type: text/html");
        int count = 0;
        for (var entry : marks.entrySet()) {
            seller.knob("{'encodings':'" + entry.getKey() + "'}");
            seller.buy("A-1", 1);
            var got = seller.mail(++count);
            assertTrue(got.raw().contains(entry.getValue()), got.raw());
            assertEquals(entry.getKey().endsWith("-only"), !got.raw().contains("multipart/alternative"));
            assertTrue(text(got).replace("&eacute;", "\u00e9").contains("Congrats, your listing, " + TITLE + ", has sold for $4.11!"),
                    text(got));
            assertEquals(List.of("whatnot.com"), seller.proven(got), entry.getKey());
        }
    }

    @Test
    void anotherLanguageHasOtherWords() throws Exception {
        seller.knob("{'language':'fr'}");
        seller.buy("A-1", 1);
        assertEquals("Ton article " + TITLE + " a \u00e9t\u00e9 vendu ! Pr\u00e9pare son envoi.", subject(seller.mail(1)));
    }

    @Test
    void equalTitlesAreForThoseWhoAsk() throws Exception {
        var twice = "{'listings':[{'sku':'B-1','title':'Twin','quantity':1,'price':'1.00'},"
                + "{'sku':'B-2','title':'Twin','quantity':1,'price':'1.00'}]}";
        assertEquals(409, seller.send("PUT", "/catalogue", twice).status());
        assertEquals(0, seller.buyable("B-1"));
        seller.knob("{'sameTitleAllowed':true}");
        assertEquals(2, seller.send("PUT", "/catalogue", twice).body().path("created").asInt());
        assertEquals(0, seller.send("PUT", "/catalogue", twice).body().path("created").asInt(-1));
    }

    @Test
    void imapAndTheNamesCanBeDownAndCarryOn() throws Exception {
        seller.knob("{'imapDown':true}");
        assertThrows(MessagingException.class, () -> Reader.open(seller.mail, Seller.MAILBOX, "secret"));
        seller.buy("A-1", 1);
        seller.knob("{'imapDown':false,'dnsDown':true}");
        seller.reader = Reader.open(seller.mail, Seller.MAILBOX, "secret");
        var got = seller.mail(1);
        assertEquals(List.of(), seller.proven(got));
        seller.knob("{'reset':true}");
        assertEquals(List.of("whatnot.com"), seller.proven(got));
    }

    @Test
    void theSiteCanBeDownAndTheReportCutShort() throws Exception {
        seller.list("A-2", "Other", 1);
        var report = "/sandbox/accounts/" + Seller.NAME + "/listings.csv";
        seller.knob("{'truncateListings':1}");
        assertEquals(2, seller.page(report).body().lines().count());
        seller.knob("{'down':true}");
        assertEquals(503, seller.page(report).statusCode());
        assertEquals(503, seller.page("/shop/" + Seller.NAME).statusCode());
        seller.knob("{'reset':true}");
        assertEquals(3, seller.page(report).body().lines().count());
        for (var wrong : List.of("{'noKnob':1}", "{'encodings':'rot13'}", "{'language':'tlh'}", "{'mailDrop':-1}")) {
            assertEquals(400, seller.send("POST", "/knobs", wrong).status(), wrong);
        }
    }
}
