package io.soldonce.channels.csv;

import java.util.ArrayList;
import java.util.List;

/// The columns of one kind of file. Columns are found by name, in any order.
///
/// @param needed        must be in the header
/// @param known         may be in the header
/// @param othersAllowed false refuses a column nobody knows: a misspelt optional column would be lost in silence
public record Layout(List<String> needed, List<String> known, boolean othersAllowed) {
    public Layout {
        needed = List.copyOf(needed);
        known = List.copyOf(known);
    }

    List<String> all() {
        var all = new ArrayList<>(needed);
        all.addAll(known);
        return all;
    }
}
