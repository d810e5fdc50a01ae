package io.soldonce.sandbox.tcgplayer;

import io.soldonce.sandbox.web.Knob;

/// The faults of the seller portal that can be asked for.
enum TcgKnob implements Knob {
    LOGOUT("logout", Kind.FLAG, "Ends every session of the account now, and is off again. The portal does so whenever it likes."),
    SESSION_SECONDS("sessionSeconds", Kind.NUMBER, "Sessions end so long after the log-in; 0 is never."),
    LOGOUT_AFTER_REQUESTS("logoutAfterRequests", Kind.COUNTER, "So many more requests are served, then the session is over."),
    CHALLENGE("challenge", Kind.FLAG, "A session that has not done so must give the code " + SignIn.CODE
            + " at /challenge first. The portal sends a code by mail, or suspects a robot."),
    PAGE_CHANGED("pageChanged", Kind.FLAG, "The pricing and staged pages have other ids, field names and columns, as after a redesign."),
    REJECT_FILE("rejectFile", Kind.COUNTER, "So many next files are refused as a whole, with words."),
    REJECT_ROWS("rejectRows", Kind.LIST, "TCGplayer ids whose rows are refused at the move; the others go live."),
    APPLY_HALF("applyHalf", Kind.COUNTER, "So many next moves apply the first half of the rows and say Partly live."),
    MOVE_MILLIS("moveMillis", Kind.NUMBER, "A move stays in Moving so long; it applies at the end. The portal works through a queue."),
    ACCEPT_WITHOUT_APPLYING("acceptWithoutApplying", Kind.COUNTER, "So many next moves say Live and change nothing."),
    TRUNCATE_EXPORT("truncateExport", Kind.NUMBER, "So many rows are missing at the end of an export; the page counts them all."),
    EMPTY_EXPORT("emptyExport", Kind.FLAG, "An export has a header only."),
    WRONG_SELLER("wrongSeller", Kind.TEXT, "The session is that seller's: name and inventory are theirs, reading and writing."),
    THROTTLE("throttle", Kind.COUNTER, "So many next pages are 429 with Retry-After."),
    EXPORT_VARIANT("exportVariant", Kind.LIST, "Of: myStore (three columns more), noPhoto (no Photo URL), lf (LF line ends)."),
    RESTORE_ON_CANCEL("restoreOnCancel", Kind.FLAG,
            "A cancellation puts the quantity on sale again. Off: it does not; the seller chooses."),
    ORDER_DELAY_MILLIS("orderDelayMillis", Kind.NUMBER, "Orders from now on are in the list and the pull sheet only so much later, with "
            + "their old dates; the stock falls and the order's own page is there at once."),
    MAIL_DROP("mailDrop", Kind.COUNTER, "So many next sale mails are never sent."),
    MAIL_DUPLICATE("mailDuplicate", Kind.COUNTER, "So many next sale mails are sent twice."),
    MAIL_LATE_MILLIS("mailLateMillis", Kind.NUMBER, "Sale mails are sent so much later.");

    private final String key;
    private final Kind kind;
    private final String meaning;

    TcgKnob(String key, Kind kind, String meaning) {
        this.key = key;
        this.kind = kind;
        this.meaning = meaning;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
