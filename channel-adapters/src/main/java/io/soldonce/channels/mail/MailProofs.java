package io.soldonce.channels.mail;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.KeptMail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Tells the mails of a marketplace from those that only look like them. A mail proves itself by a DKIM signature (RFC 6376) of the domain
/// it says it is from, or of one above that; a passing Authentication-Results header proves nothing, for anybody can write one.
public final class MailProofs {
    private static final List<String> ONCE = List.of("from", "subject", "date", "message-id", "mime-version", "content-type",
            "content-transfer-encoding");
    private static final int MOST_SIGNATURES = 8;

    private final List<String> senders;
    private final Predicate<String> isTelling;
    private final MailKeys keys;

    /// @param senders domains; mails of their subdomains count as well
    public MailProofs(List<String> senders, MailKeys keys) {
        this(senders, subject -> false, keys);
    }

    /// @param isTelling a subject that only those senders write: from anybody else it is a pretence
    public MailProofs(List<String> senders, Predicate<String> isTelling, MailKeys keys) {
        this.senders = senders.stream().map(sender -> sender.toLowerCase(Locale.ROOT)).toList();
        this.isTelling = isTelling;
        this.keys = keys;
    }

    /// Reads a mail, and if it does not prove itself the one that is attached to it.
    ///
    /// @throws ChannelFailure `Transient` when the keys could not be asked for
    public ReadMail read(KeptMail mail) {
        var outer = read(mail.raw(), mail.receivedAt());
        if (outer.proof() instanceof MailProof.Proven || outer.text().attached() == null) {
            return outer;
        }
        var inner = read(outer.text().attached(), mail.receivedAt());
        return switch (inner.proof()) {
            case MailProof.Proven _ -> inner;
            case MailProof.Doubtful _ -> outer.proof() instanceof MailProof.Doubtful ? outer : inner;
            case MailProof.NotFromThere _ -> outer;
        };
    }

    private ReadMail read(String raw, Instant at) {
        var mail = RawMail.of(raw);
        var text = MailReader.read(mail);
        var proof = proof(mail, text, at);
        return new ReadMail(proof, text, proof instanceof MailProof.Proven proven ? proven.mailId() : "mail-" + digest(mail));
    }

    private MailProof proof(RawMail mail, MailText text, Instant at) {
        var from = text.fromAddress();
        var domain = from == null ? "" : domain(from);
        var isSender = isSender(domain);
        if (!isSender && !isPretending(text)) {
            return new MailProof.NotFromThere(from == null ? "it is from nobody we know" : "it is from " + from);
        }
        for (var name : ONCE) {
            if (mail.all(name).size() > 1) {
                return new MailProof.Doubtful("HEADER_TWICE", "it has the header " + name + " more than once");
            }
        }
        if (!isSender) {
            return new MailProof.Doubtful("NOT_THE_SENDER", "it looks like a mail of " + senders.getFirst() + ", and is from "
                    + (text.from().isEmpty() ? "no address that can be read" : String.join(", ", text.from())));
        }
        return signed(mail, domain, at);
    }

    private MailProof signed(RawMail mail, String from, Instant at) {
        var signatures = mail.all("dkim-signature").stream().limit(MOST_SIGNATURES).map(Signature::of).toList();
        var troubles = new ArrayList<String>();
        var passing = new ArrayList<Signature>();
        ChannelFailure away = null;
        for (var signature : signatures) {
            try {
                var trouble = trouble(signature, mail, from, at);
                if (trouble == null) {
                    passing.add(signature);
                } else {
                    troubles.add("the signature of " + signature.domain() + ": " + trouble);
                }
            } catch (ChannelFailure nobodyThere) {
                away = nobodyThere;
            }
        }
        if (!passing.isEmpty() && away == null) {
            return proven(mail, passing);
        }
        if (away != null) {
            throw away.outcome() instanceof CallOutcome.Transient
                    ? away
                    : new ChannelFailure(new CallOutcome.Transient("KEYS_AWAY", away.getMessage()));
        }
        return troubles.isEmpty()
                ? new MailProof.Doubtful("NOT_SIGNED", "it says it is from " + from + ", and nobody signed it")
                : new MailProof.Doubtful("SIGNATURE_WRONG", "it says it is from " + from + ", and no signature proves it: "
                        + String.join("; ", troubles));
    }

    private String trouble(Signature signature, RawMail mail, String from, Instant at) {
        if (!isSender(signature.domain()) || !isSameOrBelow(from, signature.domain())) {
            return "it is not of " + from;
        }
        var flaw = signature.flaw(at);
        return flaw == null ? signature.mismatch(mail, keys) : flaw;
    }

    /// The Message-ID names the mail if one of the signatures holds it fast; without one, anybody who sends the mail again could change it.
    private static MailProof.Proven proven(RawMail mail, List<Signature> passing) {
        var messageId = mail.value("message-id", "");
        var holding = passing.stream().filter(signature -> signature.isOver("message-id")).findFirst();
        var named = holding.isPresent() && !messageId.isEmpty() ? messageId : passing.getFirst().value();
        return new MailProof.Proven(holding.orElse(passing.getFirst()).domain(), "mail-" + sha256(named));
    }

    private boolean isSender(String domain) {
        return senders.stream().anyMatch(sender -> isSameOrBelow(domain, sender));
    }

    private static boolean isSameOrBelow(String domain, String above) {
        return !above.isEmpty() && (domain.equals(above) || domain.endsWith("." + above));
    }

    private boolean isPretending(MailText text) {
        return isTelling.test(text.subject()) || senders.stream().map(MailProofs::name).anyMatch(name -> LookAlike.holds(text.fromName(),
                name) || text.from().stream().anyMatch(from -> LookAlike.isDomainLike(domain(from), name)));
    }

    /// `whatnot` of `mail.whatnot.com`.
    private static String name(String sender) {
        var labels = sender.split("\\.");
        return labels[Math.max(0, labels.length - 2)];
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static String digest(RawMail mail) {
        var all = new StringBuilder();
        List.of("from", "subject", "date", "message-id").forEach(name -> all.append(mail.value(name, "")).append('\n'));
        return sha256(all.append(mail.body()).toString());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest).substring(0, 20);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
