package io.soldonce.channels.browser;

/// The browser, not the marketplace, could not do what it was asked.
public final class BrowserTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What went wrong.
    public enum Kind {
        /// There is none on this machine.
        MISSING,
        /// It was busy with something else until it was too late; nothing of this was begun.
        BUSY,
        /// It took longer than it may and was ended: nobody knows how far it came.
        TOO_LATE,
        /// It broke down; the next call starts it again.
        DIED,
        /// A page did not come, or not in time, or does not hold what was looked for on it.
        PAGE
    }

    private final Kind kind;

    BrowserTrouble(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
