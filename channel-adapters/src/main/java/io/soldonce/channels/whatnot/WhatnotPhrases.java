package io.soldonce.channels.whatnot;

import java.util.List;
import java.util.Optional;

/// How Whatnot tells a sale in one language, the title between the first two, in the body also a price.
///
/// @param isKnown true when sellers have shown such mails; the others are made up after the English ones and not verified
record WhatnotPhrases(String language, boolean isKnown, String beforeTitle, String afterTitle, String bodyBefore, String bodyBetween,
        String bodyEnd) {

    static final List<WhatnotPhrases> ALL = List.of(
            new WhatnotPhrases("en", true, "Your ", " got sold! Get ready to ship it.", "your listing, ", ", has sold for ", "!"),
            new WhatnotPhrases("fr", false, "Ton article ", " a été vendu ! Prépare son envoi.", "ton article, ", ", s'est vendu pour ",
                    " !"),
            new WhatnotPhrases("de", false, "Dein Artikel ", " wurde verkauft! Mach ihn versandfertig.", "dein Artikel, ", ", wurde für ",
                    " verkauft!"),
            new WhatnotPhrases("nl", false, "Je ", " is verkocht! Maak je klaar om te verzenden.", "je artikel, ", ", is verkocht voor ",
                    "!"),
            new WhatnotPhrases("es", false, "Tu ", " se ha vendido. Prepárate para enviarlo.", "tu artículo, ", ", se ha vendido por ",
                    "!"),
            new WhatnotPhrases("it", false, "Il tuo ", " è stato venduto! Preparati a spedirlo.", "il tuo articolo, ",
                    ", è stato venduto per ", "!"));

    /// The language whose words the subject has.
    ///
    /// @param subject as [WhatnotTitles#key] makes it
    static Optional<WhatnotPhrases> of(String subject) {
        return ALL.stream().filter(words -> words.isSubject(subject)).findFirst();
    }

    private boolean isSubject(String subject) {
        return subject.length() > beforeTitle.length() + afterTitle.length() && subject.startsWith(beforeTitle)
                && subject.endsWith(afterTitle);
    }

    /// What stands between the words of the subject.
    String title(String subject) {
        return subject.substring(beforeTitle.length(), subject.length() - afterTitle.length());
    }

    /// True when a subject has the words of a sale, at whatever place: forwarded, answered, with something in front.
    static boolean isTelling(String subject) {
        var key = WhatnotTitles.key(subject);
        return ALL.stream().anyMatch(words -> key.contains(words.afterTitle().strip()));
    }

    /// True when a text has the words of a sale.
    static boolean isToldIn(String body) {
        return ALL.stream().anyMatch(words -> body.contains(words.bodyBefore) && body.contains(words.bodyBetween));
    }
}
