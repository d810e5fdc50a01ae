package io.soldonce.channels.whatnot;

import java.text.Normalizer;
import org.jsoup.parser.Parser;

/// The only name a listing has in Whatnot's mails is its title.
public final class WhatnotTitles {
    private static final int MOST_UNESCAPED = 5;

    private WhatnotTitles() {}

    /// A title as it is compared: entities undone, one form for each character (NFKC), nothing that is not seen (U+200E), each white space
    /// one blank; capitals count. A key's key is itself.
    public static String key(String title) {
        var key = title;
        for (var i = 0; i < MOST_UNESCAPED; i++) {
            var plainer = Parser.unescapeEntities(once(key), false);
            if (plainer.equals(key)) {
                break;
            }
            key = plainer;
        }
        return once(key);
    }

    private static String once(String text) {
        var seen = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            if (isSpace(c)) {
                if (!seen.isEmpty() && seen.charAt(seen.length() - 1) != ' ') {
                    seen.append(' ');
                }
            } else if (!isUnseen(c)) {
                seen.appendCodePoint(c);
            }
        });
        return Normalizer.normalize(seen.toString().strip(), Normalizer.Form.NFKC);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT || Character.isISOControl(c) || (c >= 0xFE00 && c <= 0xFE0F);
    }
}
