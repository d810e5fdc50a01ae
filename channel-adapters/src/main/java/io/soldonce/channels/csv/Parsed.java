package io.soldonce.channels.csv;

import java.util.List;

/// What a file says: the rows that can be used, and what is wrong with the others.
///
/// @param rows     lines in the file, the header not counted
/// @param good     in the order of the file
/// @param troubles in the order of the file
public record Parsed<T>(int rows, List<T> good, List<RowTrouble> troubles) {
    public Parsed {
        good = List.copyOf(good);
        troubles = List.copyOf(troubles);
    }
}
