package io.soldonce.channels.mail;

import io.soldonce.channels.spi.ChannelFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.tagvalue.PublicKeyRecordImpl;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;

/// One DKIM signature of a mail (RFC 6376), with what this program asks of one beyond the standard.
///
/// @param field the whole header field
/// @param tags  by name, white space removed
record Signature(RawMail.Field field, Map<String, String> tags) {
    private static final Set<String> MUST_COVER = Set.of("from", "subject", "date");
    private static final int FEWEST_BITS = 1024;
    private static final int MOST_HEADERS = 100;

    static Signature of(RawMail.Field field) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : field.value().split(";")) {
            var equals = tag.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(tag.substring(0, equals).strip(), tag.substring(equals + 1).replaceAll("\\s", ""));
            }
        }
        return new Signature(field, tags);
    }

    String domain() {
        return tags.getOrDefault("d", "").toLowerCase(Locale.ROOT);
    }

    boolean isOver(String header) {
        return covered().contains(header);
    }

    String value() {
        return tags.getOrDefault("b", "");
    }

    private List<String> covered() {
        return Arrays.asList(tags.getOrDefault("h", "").toLowerCase(Locale.ROOT).split(":"));
    }

    /// What is wrong with it before any key is asked for; null when nothing is.
    ///
    /// @param at when the mail came: a signature that ran out since was good then (RFC 6376, 3.5, `x=`)
    String flaw(Instant at) {
        if (tags.containsKey("l")) {
            return "it covers the first part of the body only (l=)";
        }
        if (!"rsa-sha256".equals(tags.getOrDefault("a", "").toLowerCase(Locale.ROOT))) {
            return "its method is " + tags.get("a") + ", not rsa-sha256";
        }
        if (!covered().containsAll(MUST_COVER)) {
            return "it does not cover From, Subject and Date";
        }
        if (covered().size() > MOST_HEADERS) {
            return "it names " + covered().size() + " headers";
        }
        var until = tags.get("x");
        if (until != null && (!until.matches("\\d{1,12}") || Long.parseLong(until) < at.getEpochSecond())) {
            return "it had run out when the mail came (x=" + until + ")";
        }
        return null;
    }

    /// Why it does not fit the mail; null when it does.
    ///
    /// @throws ChannelFailure when the key could not be asked for
    String mismatch(RawMail mail, MailKeys keys) {
        var asked = new Asked(keys);
        try {
            var verifier = new DKIMVerifier(asked::records) {
                @Override
                public SignatureRecord newSignatureRecord(String value) {
                    return new Timeless(value);
                }
            };
            var body = new ByteArrayInputStream(mail.body().getBytes(StandardCharsets.ISO_8859_1));
            var passing = verifier.verify(new OneSignature(mail, field), body);
            return passing == null || passing.size() != 1 ? "it does not fit the mail" : null;
        } catch (FailException wrong) {
            return asked.result(wrong);
        } catch (IOException neverOfBytes) {
            throw new IllegalStateException(neverOfBytes);
        } catch (RuntimeException odd) {
            return asked.result(odd);
        }
    }

    /// The clock of this machine says nothing about a mail that came long ago: [#flaw] looked at the times already.
    private static final class Timeless extends SignatureRecordImpl {
        Timeless(String value) {
            super(value);
        }

        @Override
        protected CharSequence getValue(String tag) {
            return tag.equals("x") ? null : super.getValue(tag);
        }

        @Override
        public Long getSignatureTimestamp() {
            return null;
        }
    }

    /// The headers as the verifier wants them; characters beyond ASCII stand for themselves there (RFC 6532).
    private record OneSignature(RawMail mail, RawMail.Field signature) implements Headers {
        @Override
        public List<String> getFields() {
            return mail.fields().stream().map(OneSignature::text).toList();
        }

        @Override
        public List<String> getFields(String name) {
            var wanted = name.strip().toLowerCase(Locale.ROOT);
            return wanted.equals("dkim-signature")
                    ? List.of(text(signature))
                    : mail.all(wanted).stream().map(OneSignature::text).toList();
        }

        private static String text(RawMail.Field field) {
            return new String(field.whole().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    private static final class Asked {
        private final MailKeys keys;
        private ChannelFailure away;

        Asked(MailKeys keys) {
            this.keys = keys;
        }

        List<String> records(CharSequence method, CharSequence selector, CharSequence domain) throws TempFailException {
            try {
                return keys.txt(selector + "._domainkey." + domain).stream().filter(Asked::isStrong).toList();
            } catch (ChannelFailure nobodyThere) {
                away = nobodyThere;
                throw new TempFailException(nobodyThere.getMessage());
            }
        }

        /// A key that is short or under test (`t=y`) proves nothing.
        private static boolean isStrong(String record) {
            try {
                var key = new PublicKeyRecordImpl(record);
                key.validate();
                return !key.isTesting() && key.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= FEWEST_BITS;
            } catch (RuntimeException notAKey) {
                return false;
            }
        }

        String result(Exception wrong) {
            if (away != null) {
                throw away;
            }
            return String.valueOf(wrong.getMessage());
        }
    }
}
