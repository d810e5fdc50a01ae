package io.soldonce.channels.mail;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// What a hasty eye takes for another name: `whatn0t`, `what-not`, `wһatnot` with a Cyrillic letter.
final class LookAlike {
    /// Pairs: what is written, what it is taken for.
    private static final String LOOKS = "0o1l3e5s$s|l!l@aаaвbеeкkмmнhоoрpсcтtуyхxһhіiјjѕsԁdɡgɩiıiαaβbεeιiκkνvοoρpτtυuχxωwßb";

    private LookAlike() {}

    /// True when a text holds the name, or something that looks like it.
    static boolean holds(String text, String name) {
        return skeleton(text).contains(skeleton(name));
    }

    /// True when a part of the domain is the name, looks like it, holds it, or is one letter off.
    static boolean isDomainLike(String domain, String name) {
        var shown = holds(unicode(domain), name);
        return shown || List.of(domain.split("\\.")).stream().anyMatch(label -> isOneOff(skeleton(unicode(label)), skeleton(name)));
    }

    private static String unicode(String domain) {
        return IDN.toUnicode(domain, IDN.ALLOW_UNASSIGNED);
    }

    private static String skeleton(String text) {
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            var seen = seen(c);
            if (Character.isLetterOrDigit(seen)) {
                plain.appendCodePoint(seen);
            }
        });
        return plain.toString().replace("l", "i").replace("rn", "m").replace("vv", "w");
    }

    private static int seen(int character) {
        for (var i = 0; i < LOOKS.length(); i += 2) {
            if (LOOKS.charAt(i) == character) {
                return LOOKS.charAt(i + 1);
            }
        }
        return character;
    }

    private static boolean isOneOff(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || other.length() < 5) {
            return false;
        }
        var same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        var longer = one.length() >= other.length() ? one : other;
        var shorter = longer.equals(one) ? other : one;
        var rest = shorter.substring(Math.min(shorter.length(), longer.length() == shorter.length() ? same + 1 : same));
        return longer.substring(Math.min(longer.length(), same + 1)).equals(rest);
    }
}
