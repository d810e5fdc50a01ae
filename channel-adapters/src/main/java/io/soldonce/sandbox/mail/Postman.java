package io.soldonce.sandbox.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;

import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;

/// Writes, signs and posts mails. What it posts arrives byte for byte, under the lines the mail server puts on top.
public final class Postman {
    private static final String SIGNED = "From:To:Subject:Date:Message-ID:MIME-Version:Content-Type";

    private final SigningKeys keys;
    private final int port;
    private final Clock clock;

    Postman(SigningKeys keys, int port, Clock clock) {
        this.keys = keys;
        this.port = port;
        this.clock = clock;
    }

    /// Writes, signs and posts at once.
    ///
    /// @param mailbox address, as [SandboxMail#mailbox] gave it
    /// @param domain  that signs, for example `whatnot.com`
    public void send(String mailbox, String domain, Letter letter) {
        post(mailbox, sign(write(mailbox, letter), domain));
    }

    /// A mail of now, not signed.
    public byte[] write(String mailbox, Letter letter) {
        return letter.bytes(mailbox, clock.instant());
    }

    /// The mail with a signature on top: rsa-sha256, relaxed/relaxed, over From, To, Subject, Date, Message-ID, MIME-Version, Content-Type
    /// and the whole body (RFC 6376).
    public byte[] sign(byte[] mail, String domain) {
        return underneath(signature(mail, domain), mail);
    }

    /// Only the header field, without a line end.
    public String signature(byte[] mail, String domain) {
        var key = keys.of(domain);
        var terms = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + key.selector() + "; h=" + SIGNED + "; bh=; b=;";
        try {
            return new DKIMSigner(terms, key.secret()).sign(new ByteArrayInputStream(mail));
        } catch (IOException | FailException e) {
            throw new IllegalArgumentException("This mail cannot be signed: " + e.getMessage(), e);
        }
    }

    /// A mail with more header fields on top.
    ///
    /// @param fields without the last line's end
    public static byte[] underneath(String fields, byte[] mail) {
        return joined((fields + "\r\n").getBytes(StandardCharsets.ISO_8859_1), mail);
    }

    static byte[] joined(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    /// Hands a mail over by SMTP; when it returns, the mailbox has it.
    ///
    /// @throws IllegalStateException when the mailbox is unknown or the server away
    public void post(String mailbox, byte[] mail) {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(port));
        settings.put("mail.smtp.from", "bounces@mail.example");
        settings.put("mail.smtp.localhost", "localhost");
        settings.put("mail.smtp.timeout", "10000");
        settings.put("mail.smtp.connectiontimeout", "10000");
        try (Transport transport = Session.getInstance(settings).getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(Mailboxes.parsed(mail), new InternetAddress[]{new InternetAddress(mailbox)});
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail to " + mailbox + " was not delivered: " + e.getMessage(), e);
        }
    }
}
