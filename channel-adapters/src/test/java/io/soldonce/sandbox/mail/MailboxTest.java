package io.soldonce.sandbox.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;

class MailboxTest {
    private static final String SELLER = "seller@example.com";
    private static final Instant NOW = Instant.parse("2026-06-19T14:00:00Z");
    private static final Letter SALE = Letter.of("Whatnot <orders@whatnot.com>", "Your Pokémon ex got sold! Get ready to ship it.",
            "wn-1@whatnot.com", "Hi Pat!\n\nCongrats, your listing, Pokémon ex, has sold for $4.11!\n.\n..dots\n",
            "<p>Hi Pat!</p><p>Congrats, your listing, Pok\u00e9mon ex, has sold for $4.11!</p>");

    private final HikariDataSource database = TestPostgres.database();
    private SandboxMail mail = opened();

    private SandboxMail opened() {
        var server = SandboxMail.start(database, Clock.fixed(NOW, ZoneOffset.UTC));
        server.mailbox(SELLER, "secret");
        return server;
    }

    @AfterEach
    void close() {
        mail.close();
        database.close();
    }

    @Test
    void aMailArrivesByteForByteAndProvesWhoSentIt() throws Exception {
        var sent = mail.postman().sign(mail.postman().write(SELLER, SALE), "whatnot.com");
        mail.postman().post(SELLER, sent);
        try (var reader = Reader.open(mail, SELLER, "secret")) {
            var got = reader.all().getFirst();
            assertTrue(got.raw().endsWith(new String(sent, StandardCharsets.ISO_8859_1)), got.raw());
            assertEquals(Date.from(NOW), got.receivedAt());
            assertEquals("whatnot.com", reader.proven(got.bytes()).getFirst().getDToken().toString());
            assertEquals("Your Pokémon ex got sold! Get ready to ship it.", got.parsed().getSubject());
        }
    }

    @Test
    void linesAtTheEndAndEightBitsStayAsTheyAre() throws Exception {
        var letters = List.of(SALE.textOnly(), Letter.of(SALE.from(), "Empty", "wn-3@whatnot.com", "a\n\n\n", null),
                Letter.of(SALE.from(), "8 bits", "wn-4@whatnot.com", "Pok\u00e9mon\n", null).written(StandardCharsets.ISO_8859_1, "8bit"),
                SALE.written(StandardCharsets.UTF_16, "base64"));
        try (var reader = Reader.open(mail, SELLER, "secret")) {
            for (var letter : letters) {
                var sent = mail.postman().sign(mail.postman().write(SELLER, letter), "whatnot.com");
                mail.postman().post(SELLER, sent);
                var got = reader.all().getLast();
                assertTrue(got.raw().endsWith(new String(sent, StandardCharsets.ISO_8859_1)), got.raw());
                assertEquals(1, reader.proven(got.bytes()).size());
            }
        }
    }

    @Test
    void aChangedByteProvesNothing() throws Exception {
        mail.postman().send(SELLER, "whatnot.com", SALE);
        try (var reader = Reader.open(mail, SELLER, "secret")) {
            var raw = reader.all().getFirst().raw();
            for (var change : new String[][]{{"$4.11", "$1.11"}, {"got_sold", "got_Sold"}, {"orders@whatnot", "order@whatnot"}}) {
                var changed = raw.replace(change[0], change[1]);
                assertFalse(changed.equals(raw), change[0]);
                assertThrows(FailException.class, () -> reader.proven(changed.getBytes(StandardCharsets.ISO_8859_1)), change[0]);
            }
        }
    }

    @Test
    void whoIdlesIsToldOfANewMail() throws Exception {
        try (var reader = Reader.open(mail, SELLER, "secret")) {
            var told = new CompletableFuture<Integer>();
            reader.folder.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    told.complete(event.getMessages().length);
                }
            });
            var idling = Thread.startVirtualThread(() -> {
                try {
                    reader.folder.idle(true);
                } catch (MessagingException e) {
                    told.completeExceptionally(e);
                }
            });
            mail.postman().send(SELLER, "whatnot.com", SALE);
            assertEquals(1, told.get(20, TimeUnit.SECONDS));
            idling.join(Duration.ofSeconds(20));
        }
    }

    @Test
    void afterARestartEveryMailIsThereUnderItsNumber() throws Exception {
        mail.postman().send(SELLER, "whatnot.com", SALE);
        mail.postman().send(SELLER, "whatnot.com", SALE.withMessageId("wn-2@whatnot.com"));
        long validity;
        List<Reader.Got> before;
        try (var reader = Reader.open(mail, SELLER, "secret")) {
            validity = reader.validity();
            before = reader.all();
        }
        mail.close();
        mail = SandboxMail.start(database, Clock.systemUTC());
        try (var reader = Reader.open(mail, SELLER, "secret")) {
            assertEquals(validity, reader.validity());
            assertEquals(before, reader.all());
            mail.postman().send(SELLER, "whatnot.com", SALE.withMessageId("wn-3@whatnot.com"));
            assertEquals(List.of(1L, 2L, 3L), reader.all().stream().map(Reader.Got::uid).toList());
            assertEquals("whatnot.com", reader.proven(reader.all().getFirst().bytes()).getFirst().getDToken().toString());
        }
    }

    @Test
    void onlyWhoKnowsThePasswordReads() throws Exception {
        assertThrows(AuthenticationFailedException.class, () -> Reader.open(mail, SELLER, "wrong"));
        mail.mailbox(SELLER, "other");
        assertThrows(AuthenticationFailedException.class, () -> Reader.open(mail, SELLER, "secret"));
        Reader.open(mail, SELLER, "other").close();
    }

    @Test
    void nobodyElseHasAMailbox() {
        assertThrows(IllegalStateException.class, () -> mail.postman().send("stranger@example.com", "whatnot.com", SALE));
    }

    @Test
    void imapCanBeDownAndComesBackOnItsPort() throws Exception {
        int port = mail.imapPort();
        mail.imap(false);
        assertThrows(MessagingException.class, () -> Reader.open(mail, SELLER, "secret"));
        mail.postman().send(SELLER, "whatnot.com", SALE);
        mail.imap(true);
        assertEquals(port, mail.imapPort());
        try (var reader = Reader.open(mail, SELLER, "secret")) {
            assertEquals(1, reader.all().size());
        }
    }

    @Test
    void theNameServerKnowsWhoSignsAndNobodyElse() throws Exception {
        var signature = mail.postman().signature(mail.postman().write(SELLER, SALE), "whatnot.com");
        var selector = signature.replaceAll(".* s=([a-z0-9]+);.*", "$1");
        var known = lookup(selector + "._domainkey.whatnot.com");
        assertTrue(((TXTRecord) known.getAnswers()[0]).getStrings().getFirst().startsWith("v=DKIM1; k=rsa; p=MII"));
        assertEquals(Lookup.HOST_NOT_FOUND, lookup(selector + "._domainkey.example.com").getResult());
        assertEquals(Lookup.HOST_NOT_FOUND, lookup("other._domainkey.whatnot.com").getResult());
        mail.dns(false);
        assertEquals(Lookup.TRY_AGAIN, lookup(selector + "._domainkey.whatnot.com").getResult());
        mail.dns(true);
        assertNotNull(lookup(selector.toUpperCase(Locale.ROOT) + "._domainkey.Whatnot.com").getAnswers());
    }

    private Lookup lookup(String name) throws Exception {
        var lookup = new Lookup(Name.fromString(name + "."), Type.TXT);
        lookup.setResolver(Reader.resolver(mail));
        lookup.setCache(null);
        lookup.run();
        return lookup;
    }
}
