package io.soldonce.reconciler.backfill;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether two titles may name the same thing. Pure.
final class Titles {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Titles() {}

    /// True when at least half the words of the shorter title stand in the other: marketplaces shorten titles and sellers add to them.
    static boolean areAlike(String one, String other) {
        var words = words(one);
        var others = words(other);
        var shorter = Math.min(words.size(), others.size());
        words.retainAll(others);
        return 2 * words.size() >= shorter;
    }

    private static Set<String> words(String title) {
        var words = new HashSet<String>();
        for (var word : NO_WORD.split(title.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
