package io.soldonce.sandbox.whatnot;

import io.soldonce.sandbox.web.Knob;

/// The faults that can be asked for, per account, beside those that every marketplace of the sandbox has.
enum WhatnotKnob implements Knob {
    MAIL_DELAY_MILLIS("mailDelayMillis", Kind.NUMBER, "Mails of sales from now on are posted so much later. Whatnot promises no time."),
    MAIL_DROP("mailDrop", Kind.COUNTER, "So many next sales tell nobody. Mails get lost in spam filters and full mailboxes."),
    MAIL_DUPLICATE("mailDuplicate", Kind.COUNTER, "So many next mails of sales are delivered twice, byte for byte. "
            + "SMTP repeats when it did not hear the 250."),
    MAIL_REORDER("mailReorder", Kind.COUNTER, "So many next mails of sales are held, and posted last first with the last of them. "
            + "Mail knows no order."),
    BAD_SIGNATURE("badSignature", Kind.COUNTER, "So many next mails of sales carry a signature of another body. A forger's would."),
    UNSIGNED("unsigned", Kind.COUNTER, "So many next mails of sales carry no signature. A forger's would not."),
    LOOK_ALIKE_DOMAIN("lookAlikeDomain", Kind.COUNTER, "So many next mails of sales come from orders@whatnot-mail.com, properly signed as "
            + "whatnot-mail.com. Anybody can buy such a name."),
    TRUNCATED_TITLE("truncatedTitle", Kind.COUNTER, "So many next mails of sales tell only the beginning of the title, and an ellipsis."),
    ENCODINGS("encodings", Kind.TEXT, "quoted-printable, base64, 8bit, utf-16, iso-8859-1, text-only or html-only: how mails of sales are "
            + "written. Whatnot may change that any day."),
    LANGUAGE("language", Kind.TEXT, "en, fr, de or nl: the language of mails of sales. Only English ones are known; the others' words are "
            + "made up."),
    SAME_TITLE_ALLOWED("sameTitleAllowed", Kind.FLAG,
            "Two live listings may have one title, as at Whatnot. Off: the second is refused, as a "
                    + "careful seller would."),
    TRUNCATE_LISTINGS("truncateListings", Kind.NUMBER, "The listing report ends after so many rows."),
    IMAP_DOWN("imapDown", Kind.FLAG, "The mail server refuses IMAP connections, of everybody. It goes on taking mails."),
    DNS_DOWN("dnsDown", Kind.FLAG, "The name server answers SERVFAIL, to everybody: nobody can tell who signed.");

    private final String key;
    private final Kind kind;
    private final String meaning;

    WhatnotKnob(String key, Kind kind, String meaning) {
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
