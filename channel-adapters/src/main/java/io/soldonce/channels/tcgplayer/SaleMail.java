package io.soldonce.channels.tcgplayer;

import java.util.Optional;
import java.util.regex.Pattern;

/// TCGplayer's mails to sellers. Pure.
///
/// A sale's subject is "Your TCGplayer.com items of X have sold!"; "have been listed" is about something else. The mail names the order by a
/// link to its page, and neither prices nor ids of what was sold, so the order is read where it is.
final class SaleMail {
    private static final Pattern SOLD = Pattern.compile("\\bhave sold\\b|\\bnew sale on TCGplayer\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTED = Pattern.compile("\\bhave been listed\\b", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 500_000;

    private SaleMail() {}

    static boolean isListed(String subject) {
        return LISTED.matcher(subject).find();
    }

    static boolean isSold(String subject) {
        return SOLD.matcher(subject).find();
    }

    /// A subject that only TCGplayer writes.
    static boolean isSaleOfTcgplayer(String subject) {
        return isSold(subject) && subject.toLowerCase(java.util.Locale.ROOT).contains("tcgplayer");
    }

    /// The one order a mail names; empty when it names none, or several.
    ///
    /// @param text what a person reads in it, or its HTML
    static Optional<String> orderId(String text) {
        var found = PullSheet.ORDER.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text).results()
                .map(match -> match.group()).distinct().toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
