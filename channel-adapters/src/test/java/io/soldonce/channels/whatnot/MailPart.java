package io.soldonce.channels.whatnot;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// Parts of a mail, written by hand: bytes as characters of the same number, lines ending with CR LF.
record MailPart(String headers, String body) {
    private static final int LONGEST_LINE = 72;

    static MailPart text(String type, String charset, String encoding, String words) {
        return new MailPart("Content-Type: text/" + type + (charset == null ? "" : "; charset=" + charset)
                + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n", encoded(words, charset == null ? "utf-8" : charset, encoding));
    }

    static MailPart many(String kind, String boundary, MailPart... parts) {
        var body = new StringBuilder();
        for (var part : parts) {
            body.append("--").append(boundary).append("\r\n").append(part.headers).append("\r\n").append(part.body).append("\r\n");
        }
        return new MailPart("Content-Type: multipart/" + kind + ";\r\n\tboundary=\"" + boundary + "\"\r\n",
                body.append("--").append(boundary).append("--\r\n").toString());
    }

    static MailPart file(String type, String disposition, String name) {
        return new MailPart("Content-Type: " + type + "; name=\"" + name + "\"\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: " + disposition + "; filename=\"" + name + "\"\r\nContent-ID: <" + name + ">\r\n",
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\r\n");
    }

    MailPart withHeaders(String more) {
        return new MailPart(headers + more, body);
    }

    MailPart withBody(String before, String behind) {
        return new MailPart(headers, before + body + behind);
    }

    static String encoded(String words, String charset, String encoding) {
        var bytes = words.replace("\n", "\r\n").getBytes(Charset.forName(charset));
        return switch (encoding) {
            case "base64" -> Base64.getMimeEncoder(76, new byte[]{'\r', '\n'}).encodeToString(bytes) + "\r\n";
            case "quoted-printable" -> quotedPrintable(bytes);
            default -> new String(bytes, StandardCharsets.ISO_8859_1);
        };
    }

    private static String quotedPrintable(byte[] bytes) {
        var text = new StringBuilder();
        var line = 0;
        for (var i = 0; i < bytes.length; i++) {
            var c = bytes[i] & 0xFF;
            if (c == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                text.append("\r\n");
                i++;
                line = 0;
                continue;
            }
            var isPlain = (c > 32 && c < 127 && c != '=') || (c == ' ' && i + 1 < bytes.length && bytes[i + 1] != '\r');
            var one = isPlain ? String.valueOf((char) c) : "=" + String.format(Locale.ROOT, "%02X", c);
            if (line + one.length() > LONGEST_LINE) {
                text.append("=\r\n");
                line = 0;
            }
            text.append(one);
            line += one.length();
        }
        return text.toString();
    }

    /// A header value as encoded words (RFC 2047), folded; as it is when it needs none.
    static String header(String value, String charset, boolean isBase64) {
        if (value.chars().allMatch(c -> c >= ' ' && c < 127) && !value.contains("=?")) {
            return value;
        }
        var words = new StringBuilder();
        var points = value.codePoints().toArray();
        for (var from = 0; from < points.length; from += 10) {
            var bytes = new String(points, from, Math.min(10, points.length - from)).getBytes(Charset.forName(charset));
            words.append(from == 0 ? "" : "\r\n ").append("=?").append(charset).append(isBase64 ? "?B?" : "?Q?")
                    .append(isBase64 ? Base64.getEncoder().encodeToString(bytes) : q(bytes)).append("?=");
        }
        return words.toString();
    }

    private static String q(byte[] bytes) {
        var text = new StringBuilder();
        for (var b : bytes) {
            text.append(Character.isLetterOrDigit(b & 0x7F) && b > 0
                    ? String.valueOf((char) b)
                    : String.format(Locale.ROOT, "=%02X", b & 0xFF));
        }
        return text.toString();
    }
}
