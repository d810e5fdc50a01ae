package io.soldonce.sandbox.whatnot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.soldonce.sandbox.mail.Letter;
import io.soldonce.sandbox.mail.Postman;

/// What becomes of a mail that is handed on by a person or a rule.
final class Forwarding {
    private static final String BOUNDARY = "forwarded-by-hand";

    private Forwarding() {}

    /// By a rule of another mailbox: new lines on top, the rest as it was (RFC 5322, 3.6.6).
    static byte[] redirected(byte[] mail, String through, String to, Instant now) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        return Postman.underneath("Received: from mx.example.com (mx.example.com [192.0.2.7]) by mail.example.com; " + date
                + "\r\nResent-From: <" + through + ">\r\nResent-To: <" + to + ">\r\nResent-Date: " + date
                + "\r\nResent-Message-ID: <resent-" + now.toEpochMilli() + "@example.com>", mail);
    }

    /// As an attachment of the seller's own mail.
    static byte[] attached(byte[] mail, String seller, String subject, String messageId, Instant now) {
        return Postman.underneath(head(seller, subject, messageId, now) + "\r\nContent-Type: multipart/mixed; boundary=\"" + BOUNDARY
                + "\"\r\n\r\n--" + BOUNDARY + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee below.\r\n--" + BOUNDARY
                + "\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"sale.eml\"\r\n",
                (text(mail) + "\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Inside the text of the seller's own mail.
    static Letter inline(Letter letter, String seller, String messageId) {
        return Letter.of(seller, "Fwd: " + letter.subject(), messageId, "---------- Forwarded message ---------\nFrom: " + letter.from()
                + "\nSubject: " + letter.subject() + "\nTo: <" + seller + ">\n\n" + letter.text(), null);
    }

    private static String head(String seller, String subject, String messageId, Instant now) {
        return "From: " + seller + "\r\nTo: " + seller + "\r\nSubject: " + subject + "\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)) + "\r\nMessage-ID: <" + messageId
                + ">\r\nMIME-Version: 1.0";
    }

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1);
    }
}
