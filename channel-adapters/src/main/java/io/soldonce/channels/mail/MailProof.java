package io.soldonce.channels.mail;

/// Whether a mail is from whom it should be from.
public sealed interface MailProof {
    /// A signature of that domain covers who it is from, what it is about and all of its body.
    ///
    /// @param domain the signing one
    /// @param mailId the same whenever the same mail comes again, also by another way: `mail-` and 20 hex digits
    record Proven(String domain, String mailId) implements MailProof {}

    /// It is from elsewhere and does not look as if it were not.
    record NotFromThere(String why) implements MailProof {}

    /// It looks as if it were from there, and nothing proves it.
    ///
    /// @param code  `NOT_SIGNED`, `SIGNATURE_WRONG`...
    /// @param words what is wrong, for a person
    record Doubtful(String code, String words) implements MailProof {}
}
