package io.soldonce.channels.csv;

/// What is wrong with one row of a file, and what to do about it.
///
/// @param line   in the file, the header being line 1; where the row begins, because a quoted value may hold line breaks
/// @param column null when it is about the row as a whole
/// @param detail what was wrong
/// @param cure   what to do
public record RowTrouble(long line, String column, String detail, String cure) {

    /// The messages of the ledger's values say what is wrong, then `; `, then what is allowed instead.
    static RowTrouble of(long line, String column, IllegalArgumentException refused) {
        var message = String.valueOf(refused.getMessage());
        var parts = message.split("; ", 2);
        return new RowTrouble(line, column, parts[0], parts.length == 2 ? parts[1] : "correct the value and send the file again");
    }

    /// `line 7, column price`
    public String where() {
        return "line " + line + (column == null ? "" : ", column " + column);
    }
}
