package io.soldonce.channels.tcgplayer;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which rows a file was refused for. Pure.
final class RefusedFile {
    private static final Pattern LINE = Pattern.compile("\\b(?:line|row)s? (\\d+)", Pattern.CASE_INSENSITIVE);

    private RefusedFile() {}

    /// The rows that a message names, by id or else by line; empty when it names none.
    ///
    /// @param rows in the order of the file
    static <K> List<K> blamed(String message, Map<K, StagedRow> rows) {
        var byId = rows.entrySet().stream().filter(row -> Pattern.compile("\\b" + row.getValue().id() + "\\b").matcher(message).find())
                .map(Map.Entry::getKey).toList();
        if (!byId.isEmpty()) {
            return byId;
        }
        var keys = List.copyOf(rows.keySet());
        // the header is line 1
        return LINE.matcher(message).results().map(found -> Integer.parseInt(found.group(1)) - 2)
                .filter(index -> index >= 0 && index < keys.size()).map(keys::get).toList();
    }
}
