package io.soldonce.channels.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// From bytes to text. Bytes are held as characters of the same number until their charset is known.
final class MimeBytes {
    private static final Pattern META_CHARSET = Pattern.compile("(?i)<meta[^>]{0,200}?charset=[\"']?([a-z0-9_-]{3,20})");
    private static final List<Charset> GUESSES = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));

    private MimeBytes() {}

    /// Undoes a transfer encoding; as it is when the encoding is not known.
    static String decoded(String body, String encoding) {
        var name = encoding.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("base64") && !name.equals("quoted-printable")) {
            return body;
        }
        try (var in = MimeUtility.decode(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)), name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (MessagingException | IOException | RuntimeException broken) {
            return body;
        }
    }

    /// @param charset null when none is named
    static String text(String bytes, String charset, boolean isHtml, Consumer<String> troubles) {
        var raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
        var named = named(charset == null && isHtml ? inside(bytes) : charset, troubles);
        if (named != null) {
            var text = strictly(raw, named);
            if (text != null) {
                return text;
            }
            troubles.accept("a part is not in the charset it names, " + named);
        }
        return GUESSES.stream().map(guess -> strictly(raw, guess)).filter(text -> text != null).findFirst().orElse(bytes);
    }

    /// Decodes the encoded words of a header (RFC 2047), and bytes that are UTF-8 without saying so.
    static String header(String value) {
        var utf8 = strictly(value.chars().allMatch(c -> c < 256) ? value.getBytes(StandardCharsets.ISO_8859_1) : new byte[0],
                StandardCharsets.UTF_8);
        var text = utf8 == null || utf8.isEmpty() ? value : utf8;
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException | RuntimeException notKnown) {
            return text;
        }
    }

    private static String inside(String html) {
        var found = META_CHARSET.matcher(html.substring(0, Math.min(html.length(), 2_000)));
        return found.find() ? found.group(1) : null;
    }

    private static Charset named(String name, Consumer<String> troubles) {
        if (name == null || name.equalsIgnoreCase("us-ascii")) {
            return null;
        }
        try {
            // What calls itself ISO 8859-1 is windows-1252 everywhere (WHATWG Encoding, 4.2).
            return name.equalsIgnoreCase("iso-8859-1") ? Charset.forName("windows-1252") : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalArgumentException unknown) {
            troubles.accept("a part names a charset nobody knows");
            return null;
        }
    }

    private static String strictly(byte[] raw, Charset charset) {
        try {
            return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException wrong) {
            return null;
        }
    }
}
