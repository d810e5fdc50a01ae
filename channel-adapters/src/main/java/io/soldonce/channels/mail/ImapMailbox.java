package io.soldonce.channels.mail;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Mailbox;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/// A folder read by IMAP (RFC 9051): opened read-only and fetched by peeking, so that no mail is marked as seen, moved or deleted. For one
/// thread at a time; a lost connection is made anew with the next call.
public final class ImapMailbox implements Mailbox {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int CUT_TO = 1024 * 1024;
    private static final int BATCH = 50;

    private final MailAccount account;
    private final Duration patience;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mailbox-alarm").factory());
    private IMAPStore store;
    private IMAPFolder folder;

    public ImapMailbox(MailAccount account) {
        this(account, PATIENCE);
    }

    /// @param patience how long the server may be silent
    public ImapMailbox(MailAccount account, Duration patience) {
        this.account = account;
        this.patience = patience;
    }

    @Override
    public Place read(Place from, Consumer<Mail> mails) {
        try {
            open();
            ask(folder);
            var validity = folder.getUIDValidity();
            var behind = validity == from.validity() ? from.uid() : 0;
            var last = lastUid();
            if (last <= behind) {
                return new Place(validity, behind);
            }
            var messages = folder.getMessagesByUID(behind + 1, last);
            for (var i = 0; i < messages.length; i += BATCH) {
                hand(java.util.Arrays.copyOfRange(messages, i, Math.min(messages.length, i + BATCH)), validity, behind, mails);
            }
            return new Place(validity, last);
        } catch (MessagingException | IOException broken) {
            throw failed(broken);
        }
    }

    /// The folder as it stands: a mail that comes while it is read belongs to the next scan.
    private long lastUid() throws MessagingException {
        var count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    private void hand(Message[] messages, long validity, long behind, Consumer<Mail> mails) throws MessagingException, IOException {
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(messages, profile);
        for (var message : messages) {
            if (message instanceof IMAPMessage mail && folder.getUID(mail) > behind) {
                mails.accept(new Mail(new Place(validity, folder.getUID(mail)), received(mail), raw(mail)));
                mail.invalidateHeaders();
            }
        }
    }

    private static Instant received(IMAPMessage mail) throws MessagingException {
        Date date = mail.getReceivedDate();
        return date == null ? Instant.EPOCH : date.toInstant();
    }

    private static String raw(IMAPMessage mail) throws MessagingException, IOException {
        mail.setPeek(true);
        try (InputStream in = mail.getMimeStream()) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length <= LARGEST) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
            return MailReader.CUT + ": larger than " + LARGEST + " bytes, cut to " + CUT_TO + "\r\n"
                    + new String(bytes, 0, CUT_TO, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void await(Duration atMost) {
        try {
            open();
            if (!store.hasCapability("IDLE")) {
                return;
            }
            var idle = folder;
            var bell = alarm.schedule(() -> wake(idle), atMost.toMillis(), TimeUnit.MILLISECONDS);
            try {
                folder.idle(true);
            } finally {
                bell.cancel(false);
            }
        } catch (MessagingException broken) {
            throw failed(broken);
        }
    }

    /// The server tells with any answer what came since (RFC 9051, 6.1.2); that also ends a waiting.
    private static void ask(IMAPFolder folder) throws MessagingException {
        folder.doCommand(server -> {
            server.noop();
            return null;
        });
    }

    private static void wake(IMAPFolder folder) {
        try {
            ask(folder);
        } catch (MessagingException gone) {
            // Whoever waits hears of it too.
        }
    }

    private void open() throws MessagingException {
        if (folder != null && folder.isOpen() && store.isConnected()) {
            return;
        }
        drop();
        var session = Session.getInstance(properties());
        store = (IMAPStore) session.getStore(account.isTls() ? "imaps" : "imap");
        store.connect(account.host(), account.port(), account.user(), account.password());
        folder = (IMAPFolder) store.getFolder(account.folder());
        folder.open(Folder.READ_ONLY);
    }

    private Properties properties() {
        var properties = new Properties();
        var prefix = account.isTls() ? "mail.imaps." : "mail.imap.";
        var millis = String.valueOf(patience.toMillis());
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "partialfetch", "true");
        properties.setProperty(prefix + "fetchsize", "262144");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    private ChannelFailure failed(Exception broken) {
        drop();
        var words = "the mailbox " + account + ": " + broken.getMessage();
        return new ChannelFailure(switch (broken) {
            case AuthenticationFailedException _ -> new CallOutcome.SessionLost(words);
            case FolderNotFoundException _ -> new CallOutcome.Refused("NO_SUCH_FOLDER", words);
            default -> new CallOutcome.Transient("MAILBOX_AWAY", words);
        });
    }

    private void drop() {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException alreadyGone) {
            // Nothing to keep.
        }
        store = null;
        folder = null;
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        drop();
    }
}
