package io.soldonce.channels.mail;

import java.time.Instant;
import java.util.List;

/// What a person sees of a mail. Reading never fails: what could not be read is named in [#troubles].
///
/// @param fromName   the display name, and whatever else stands in From headers beside addresses; never null
/// @param from       every address of every From header
/// @param subject    decoded; empty when there is none
/// @param date       when the sender says it was written; null when that can not be read
/// @param messageId  with its brackets; null when there is none
/// @param parts      the texts, in their order
/// @param attached   a whole mail that was sent on as an attachment, raw; null when there is none
public record MailText(
        String fromName,
        List<String> from,
        String subject,
        Instant date,
        String messageId,
        List<Part> parts,
        String attached,
        List<String> troubles) {

    public MailText {
        from = List.copyOf(from);
        parts = List.copyOf(parts);
        troubles = List.copyOf(troubles);
    }

    /// @param type `text/plain` or `text/html`
    /// @param text what can be seen of it
    /// @param html its source; null when it is plain
    public record Part(String type, String text, String html) {}

    /// The one address it is from; null when there is none or more than one.
    public String fromAddress() {
        return from.size() == 1 ? from.getFirst() : null;
    }

    /// @param raw a mail's bytes, each as the character of its number (ISO 8859-1)
    public static MailText of(String raw) {
        return MailReader.read(RawMail.of(raw));
    }
}
