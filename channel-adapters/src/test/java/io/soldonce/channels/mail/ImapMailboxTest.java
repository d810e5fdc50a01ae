package io.soldonce.channels.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Mailbox;
import io.soldonce.channels.spi.Mailbox.Place;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real IMAP server.
class ImapMailboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;
    private MailAccount account;
    private Mailbox mailbox;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("pat@example.com", "pat", "hush");
        account = new MailAccount("127.0.0.1", server.getImap().getPort(), "pat", "hush", "INBOX", false);
        mailbox = new ImapMailbox(account, PATIENCE);
    }

    @AfterEach
    void stop() {
        mailbox.close();
        server.stop();
    }

    @Test
    void everyMailIsReadOnceAndAsItCame() {
        deliver("one");
        deliver("two, with a Latin \u00e9");
        var first = scan(mailbox, Place.BEGINNING);
        assertThat(first.raws).hasSize(2);
        assertThat(first.raws.getFirst()).startsWith("From: a@example.com\r\n").contains("\r\n\r\none");
        assertThat(first.raws.get(1)).contains("\u00e9");
        assertThat(scan(mailbox, first.end).raws).isEmpty();
        deliver("three");
        var next = scan(mailbox, first.end);
        assertThat(next.raws).singleElement().asString().contains("three");
        assertThat(next.end.uid()).isGreaterThan(first.end.uid());
    }

    @Test
    void nothingIsLeftBehindInTheMailbox() {
        deliver("one");
        scan(mailbox, Place.BEGINNING);
        var message = inbox().getMessages().getFirst();
        assertThat(message.getFlags().contains(Flags.Flag.SEEN)).isFalse();
        assertThat(message.getFlags().contains(Flags.Flag.DELETED)).isFalse();
        assertThat(inbox().getMessageCount()).isOne();
    }

    @Test
    void anotherValidityStartsAnew() {
        deliver("one");
        var first = scan(mailbox, Place.BEGINNING);
        var elsewhere = new Place(first.end.validity() + 1, first.end.uid());
        assertThat(scan(mailbox, elsewhere).raws).hasSize(1);
        assertThat(scan(mailbox, elsewhere).end).isEqualTo(first.end);
    }

    @Test
    void anEmptyMailboxIsReadToItsEnd() {
        var scan = scan(mailbox, Place.BEGINNING);
        assertThat(scan.raws).isEmpty();
        assertThat(scan.end.uid()).isZero();
        assertThat(scan.end.validity()).isPositive();
    }

    @Test
    void aNewMailEndsTheWaiting() throws Exception {
        scan(mailbox, Place.BEGINNING);
        var waiting = CompletableFuture.runAsync(() -> mailbox.await(Duration.ofMinutes(10)));
        while (!waiting.isDone()) {
            deliver("news");
            try {
                waiting.get(300, TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.TimeoutException notYetWaiting) {
                // The mail came before it listened: one more.
            }
        }
        assertThat(waiting).isCompleted();
        assertThat(scan(mailbox, Place.BEGINNING).raws).isNotEmpty();
    }

    @Test
    void withoutNewsTheWaitingEndsToo() {
        mailbox.await(Duration.ofMillis(300));
        deliver("later");
        assertThat(scan(mailbox, Place.BEGINNING).raws).hasSize(1);
    }

    @Test
    void twoReadersDoNotDisturbEachOther() {
        deliver("one");
        try (var other = new ImapMailbox(account, PATIENCE)) {
            assertThat(scan(other, Place.BEGINNING).raws).hasSize(1);
            deliver("two");
            assertThat(scan(mailbox, Place.BEGINNING).raws).hasSize(2);
            assertThat(scan(other, Place.BEGINNING).raws).hasSize(2);
        }
    }

    @Test
    void aDeadServerIsAwayAndReadAgainWhenItIsBack() {
        deliver("one");
        var first = scan(mailbox, Place.BEGINNING);
        server.stop();
        assertThatThrownBy(() -> scan(mailbox, first.end)).isInstanceOfSatisfying(ChannelFailure.class,
                failed -> assertThat(failed.outcome()).isInstanceOf(CallOutcome.Transient.class));
        assertThatThrownBy(() -> mailbox.await(PATIENCE)).isInstanceOf(ChannelFailure.class);
        var back = new GreenMail(new ServerSetup(account.port(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        back.setUser("pat@example.com", "pat", "hush");
        back.start();
        try {
            assertThat(scan(mailbox, Place.BEGINNING).raws).isEmpty();
        } finally {
            back.stop();
        }
    }

    @Test
    void aWrongPasswordIsALostSession() {
        try (var stranger = new ImapMailbox(new MailAccount("127.0.0.1", account.port(), "pat", "guess", "INBOX", false), PATIENCE)) {
            assertThatThrownBy(() -> scan(stranger, Place.BEGINNING)).isInstanceOfSatisfying(ChannelFailure.class,
                    failed -> assertThat(failed.outcome()).isInstanceOf(CallOutcome.SessionLost.class))
                    .message().doesNotContain("guess");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        try (var lost = new ImapMailbox(new MailAccount("127.0.0.1", account.port(), "pat", "hush", "Sales", false), PATIENCE)) {
            assertThatThrownBy(() -> scan(lost, Place.BEGINNING)).isInstanceOfSatisfying(ChannelFailure.class,
                    failed -> assertThat(failed.outcome()).isInstanceOf(CallOutcome.Refused.class)).hasMessageContaining("Sales");
        }
    }

    @Test
    void aHugeMailIsCutAndSaysSo() {
        deliver("x".repeat(70).concat("\r\n").repeat(160_000));
        deliver("small");
        var scan = scan(mailbox, Place.BEGINNING);
        assertThat(scan.raws.getFirst().length()).isLessThan(1_100_000);
        assertThat(MailText.of(scan.raws.getFirst()).troubles()).anyMatch(trouble -> trouble.contains("too large"));
        assertThat(MailText.of(scan.raws.getFirst()).subject()).isEqualTo("Hello");
        assertThat(scan.raws.get(1)).contains("small");
    }

    private record Scan(List<String> raws, Place end) {}

    private static Scan scan(Mailbox mailbox, Place from) {
        var raws = new ArrayList<String>();
        var end = mailbox.read(from, mail -> raws.add(mail.raw()));
        return new Scan(raws, end);
    }

    private MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (com.icegreen.greenmail.store.FolderException notThere) {
            throw new IllegalStateException(notThere);
        }
    }

    private void deliver(String body) {
        var raw = "From: a@example.com\r\nSubject: Hello\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n" + body + "\r\n";
        try {
            user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(
                    StandardCharsets.ISO_8859_1))));
        } catch (jakarta.mail.MessagingException notAMail) {
            throw new IllegalStateException(notAMail);
        }
    }
}
