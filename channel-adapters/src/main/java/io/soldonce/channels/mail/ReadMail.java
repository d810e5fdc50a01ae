package io.soldonce.channels.mail;

/// A mail with what it says and whether that is believed. When somebody sent on another mail as an attachment and that one proves itself,
/// both are of the mail inside.
///
/// @param key the same whenever the same mail comes again, proven or not
public record ReadMail(MailProof proof, MailText text, String key) {}
