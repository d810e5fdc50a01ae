package io.soldonce.channels.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Walks through a mail within bounds of depth, number and size; what lies beyond them is named and left unread.
final class MailReader {
    /// Put before a mail that was too large to be kept whole.
    static final String CUT = "X-Sold-Once-Cut";

    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 50;
    private static final int MOST_TEXT = 500_000;
    private static final int MOST_ADDRESSES = 20;
    private static final int LONGEST_HEADER = 10_000;

    private final List<MailText.Part> parts = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private String attached;
    private int seen;
    private int textLeft = MOST_TEXT;

    private MailReader() {}

    static MailText read(RawMail mail) {
        return new MailReader().text(mail);
    }

    private MailText text(RawMail mail) {
        if (mail.last(CUT.toLowerCase(Locale.ROOT)) != null) {
            troubles.add("it was too large to be kept whole");
        }
        var addresses = new ArrayList<String>();
        var names = new StringBuilder();
        mail.all("from").forEach(field -> from(bounded(field.value()), addresses, names));
        try {
            walk(mail, 0, false);
        } catch (RuntimeException odd) {
            troubles.add("its parts can not be read: " + odd);
        }
        return new MailText(names.toString().strip(), addresses, MimeBytes.header(bounded(mail.value("subject", ""))),
                date(mail.value("date", "")), mail.value("message-id", null), parts, attached, troubles);
    }

    private String bounded(String header) {
        if (header.length() > LONGEST_HEADER) {
            troubles.add("a header is longer than " + LONGEST_HEADER + " characters");
            return header.substring(0, LONGEST_HEADER);
        }
        return header;
    }

    private void from(String value, List<String> addresses, StringBuilder names) {
        try {
            for (var address : InternetAddress.parseHeader(value, true)) {
                if (addresses.size() < MOST_ADDRESSES) {
                    addresses.add(String.valueOf(address.getAddress()));
                }
                names.append(address.getPersonal() == null ? "" : MimeBytes.header(address.getPersonal())).append(' ');
            }
        } catch (AddressException notAnAddress) {
            troubles.add("its From can not be read");
            names.append(MimeBytes.header(value)).append(' ');
        }
    }

    private Instant date(String value) {
        try {
            return value.isEmpty() ? null : new MailDateFormat().parse(bounded(value)).toInstant();
        } catch (java.text.ParseException | RuntimeException notADate) {
            troubles.add("its Date can not be read");
            return null;
        }
    }

    private void walk(RawMail part, int depth, boolean isAttachment) {
        if (++seen > MOST_PARTS || depth > DEEPEST) {
            trouble(depth > DEEPEST ? "its parts lie deeper than " + DEEPEST : "it has more than " + MOST_PARTS + " parts");
            return;
        }
        var type = type(part);
        if (type.match("multipart/*")) {
            many(part, type, depth, isAttachment);
        } else if (type.match("message/rfc822") && depth > 0) {
            if (attached == null) {
                attached = MimeBytes.decoded(part.body(), part.value("content-transfer-encoding", ""));
            } else {
                trouble("more than one mail is attached to it; only the first is read");
            }
        } else if (type.match("text/plain") || type.match("text/html")) {
            if (!isAttachment && !isAttachment(part)) {
                words(part, type);
            }
        }
    }

    private void many(RawMail part, ContentType type, int depth, boolean isAttachment) {
        var boundary = type.getParameter("boundary");
        if (boundary == null || boundary.isEmpty()) {
            trouble("a part does not say where its own parts end");
            return;
        }
        for (var inner : Multipart.split(part.body(), boundary, MOST_PARTS + 1)) {
            walk(RawMail.of(inner), depth + 1, isAttachment || isAttachment(part));
        }
    }

    private void words(RawMail part, ContentType type) {
        var isHtml = type.match("text/html");
        var bytes = MimeBytes.decoded(part.body(), part.value("content-transfer-encoding", ""));
        var text = MimeBytes.text(bytes, type.getParameter("charset"), isHtml, this::trouble);
        if (text.length() > textLeft) {
            trouble("its text is longer than " + MOST_TEXT + " characters");
            text = text.substring(0, textLeft);
        }
        textLeft -= text.length();
        parts.add(isHtml
                ? new MailText.Part("text/html", Visible.text(text), text)
                : new MailText.Part("text/plain", text, null));
    }

    private void trouble(String words) {
        if (!troubles.contains(words)) {
            troubles.add(words);
        }
    }

    private static boolean isAttachment(RawMail part) {
        return part.value("content-disposition", "").toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    private ContentType type(RawMail part) {
        var written = bounded(part.value("content-type", ""));
        try {
            return new ContentType(written.isEmpty() ? "text/plain; charset=us-ascii" : written);
        } catch (ParseException notAType) {
            trouble("a part has no type that can be read");
            return new ContentType("application", "octet-stream", null);
        }
    }
}
