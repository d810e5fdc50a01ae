package io.soldonce.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;

/// What a marketplace writes, before it is a mail.
///
/// @param from      with or without a name, for example `Whatnot <orders@whatnot.com>`
/// @param messageId without the angle brackets
/// @param text      null for a mail of HTML only
/// @param html      null for a mail of text only; with both it is multipart/alternative
/// @param charset   of the bodies; header fields are UTF-8 encoded words
/// @param encoding  transfer encoding of the bodies: `quoted-printable`, `base64`, `7bit` or `8bit`
public record Letter(String from, String subject, String messageId, String text, String html, Charset charset, String encoding) {

    /// Text and HTML in UTF-8, quoted-printable.
    public static Letter of(String from, String subject, String messageId, String text, String html) {
        return new Letter(from, subject, messageId, text, html, StandardCharsets.UTF_8, "quoted-printable");
    }

    public Letter withSubject(String other) {
        return new Letter(from, other, messageId, text, html, charset, encoding);
    }

    public Letter withFrom(String other) {
        return new Letter(other, subject, messageId, text, html, charset, encoding);
    }

    public Letter withMessageId(String other) {
        return new Letter(from, subject, other, text, html, charset, encoding);
    }

    /// In other bodies' shape; the words stay.
    public Letter written(Charset otherCharset, String otherEncoding) {
        return new Letter(from, subject, messageId, text, html, otherCharset, otherEncoding);
    }

    public Letter textOnly() {
        return new Letter(from, subject, messageId, text, null, charset, encoding);
    }

    public Letter htmlOnly() {
        return new Letter(from, subject, messageId, null, html, charset, encoding);
    }

    /// The mail, not signed, its lines ending with CR LF.
    byte[] bytes(String to, Instant date) {
        try {
            var mail = new Mail();
            mail.setFrom(new InternetAddress(from));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(date));
            mail.setHeader("Message-ID", "<" + messageId + ">");
            if (text != null && html != null) {
                var both = new MimeMultipart("alternative");
                both.addBodyPart(part("plain", text));
                both.addBodyPart(part("html", html));
                mail.setContent(both);
            } else {
                fill(mail, html == null ? "plain" : "html", html == null ? text : html);
            }
            mail.saveChanges();
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("This cannot be a mail: " + e.getMessage(), e);
        }
    }

    private MimeBodyPart part(String kind, String content) throws MessagingException {
        var part = new MimeBodyPart();
        fill(part, kind, content);
        return part;
    }

    private void fill(MimePart part, String kind, String content) throws MessagingException {
        part.setText(content.replace("\r\n", "\n").replace("\n", "\r\n"), charset.name(), kind);
        part.setHeader("Content-Transfer-Encoding", encoding);
    }

    /// Keeps the Message-ID it is given.
    private static final class Mail extends MimeMessage {
        Mail() {
            super(Session.getInstance(new Properties()));
        }

        @Override
        protected void updateMessageID() {
            // given
        }
    }
}
