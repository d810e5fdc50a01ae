package io.soldonce.channels.csv;

/// The file as a whole can not be read: nothing of it is used.
public final class CsvRefused extends Exception {
    private final transient RowTrouble trouble;

    public CsvRefused(RowTrouble trouble) {
        super(trouble.detail());
        this.trouble = trouble;
    }

    CsvRefused(long line, String column, String detail, String cure) {
        this(new RowTrouble(line, column, detail, cure));
    }

    public RowTrouble trouble() {
        return trouble;
    }
}
