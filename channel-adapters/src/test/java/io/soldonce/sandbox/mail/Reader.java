package io.soldonce.sandbox.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.impl.DNSPublicKeyRecordRetriever;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.xbill.DNS.SimpleResolver;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;

/// Somebody with a mail program: over IMAP only, and with the name server.
public final class Reader implements AutoCloseable {
    /// @param raw each byte as the character of its number
    public record Got(long uid, String raw, java.util.Date receivedAt) {
        public Message parsed() {
            return Mailboxes.parsed(bytes());
        }

        public byte[] bytes() {
            return raw.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private final SandboxMail mail;
    private final Store store;
    final IMAPFolder folder;

    private Reader(SandboxMail mail, Store store, IMAPFolder folder) {
        this.mail = mail;
        this.store = store;
        this.folder = folder;
    }

    public static Reader open(SandboxMail mail, String user, String password) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.imap.partialfetch", "false");
        settings.put("mail.imap.timeout", "10000");
        Store store = Session.getInstance(settings).getStore("imap");
        store.connect("127.0.0.1", mail.imapPort(), user, password);
        var folder = (IMAPFolder) store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        return new Reader(mail, store, folder);
    }

    /// Every mail, oldest first.
    public List<Got> all() throws Exception {
        folder.close();
        folder.open(Folder.READ_ONLY);
        var all = new ArrayList<Got>();
        for (var message : folder.getMessagesByUID(1, UIDFolder.LASTUID)) {
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            all.add(new Got(folder.getUID(message), bytes.toString(StandardCharsets.ISO_8859_1), message.getReceivedDate()));
        }
        return all;
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /// The signatures that hold.
    ///
    /// @throws org.apache.james.jdkim.exceptions.FailException when there are some and none does
    public List<SignatureRecord> proven(byte[] raw) throws Exception {
        return new DKIMVerifier(new DNSPublicKeyRecordRetriever(resolver(mail))).verify(new ByteArrayInputStream(raw));
    }

    static SimpleResolver resolver(SandboxMail mail) throws UnknownHostException {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(Integer.parseInt(mail.dnsAddress().split(":")[1]));
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver;
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
