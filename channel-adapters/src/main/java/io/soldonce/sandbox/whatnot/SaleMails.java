package io.soldonce.sandbox.whatnot;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

import org.jooq.DSLContext;

import io.soldonce.sandbox.mail.Letter;
import io.soldonce.sandbox.mail.Postman;
import io.soldonce.sandbox.web.KnobStore;
import io.soldonce.sandbox.web.Knobs;

/// Puts the mails of sales into the outbox, as the knobs say.
final class SaleMails {
    static final Set<String> ENCODINGS = Set.of("quoted-printable", "base64", "8bit", "utf-16", "iso-8859-1", "text-only", "html-only");
    static final String DOMAIN = "whatnot.com";
    private static final String LOOK_ALIKE = "whatnot-mail.com";

    private final KnobStore knobs;
    private final Postman postman;

    SaleMails(KnobStore knobs, Postman postman) {
        this.knobs = knobs;
        this.postman = postman;
    }

    void tell(DSLContext tx, Account account, Sale sale, Instant now) {
        var turned = knobs.of(tx, account.account());
        var title = isNext(tx, account, WhatnotKnob.TRUNCATED_TITLE) ? Wording.truncated(sale.title()) : sale.title();
        var letter = letter(account, sale, title, sale.messageId(), turned);
        var domain = DOMAIN;
        if (isNext(tx, account, WhatnotKnob.LOOK_ALIKE_DOMAIN)) {
            domain = LOOK_ALIKE;
            letter = letter.withFrom(letter.from().replace(DOMAIN, LOOK_ALIKE));
        }
        var signature = isNext(tx, account, WhatnotKnob.UNSIGNED) ? null : isNext(tx, account, WhatnotKnob.BAD_SIGNATURE) ? "bad" : "good";
        boolean isDropped = isNext(tx, account, WhatnotKnob.MAIL_DROP);
        int copies = isNext(tx, account, WhatnotKnob.MAIL_DUPLICATE) ? 2 : 1;
        boolean isHeld = isNext(tx, account, WhatnotKnob.MAIL_REORDER);
        var mail = postman.write(account.mailbox(), letter);
        for (int copy = 0; copy < copies; copy++) {
            Outbox.put(tx, new Outbox.Wish(account.account(), sale.orderId(), mail, signature == null ? null : domain, signature,
                    now.plusMillis(turned.number(WhatnotKnob.MAIL_DELAY_MILLIS)), isHeld, isDropped));
        }
        if (isHeld && knobs.of(tx, account.account()).number(WhatnotKnob.MAIL_REORDER) == 0) {
            Outbox.release(tx, account.account());
        }
    }

    void tellCancellation(DSLContext tx, Account account, Sale sale, String messageId, Instant now) {
        Outbox.put(tx, Outbox.Wish.now(account.account(), postman.write(account.mailbox(), Wording.cancellation(sale.title(), messageId)),
                DOMAIN, now));
    }

    /// In the language and the form that the knobs say.
    static Letter letter(Account account, Sale sale, String title, String messageId, Knobs turned) {
        var letter = Wording.sale(turned.text(WhatnotKnob.LANGUAGE), account.name(), title, Wording.price(sale.price(), sale.currency()),
                messageId);
        return switch (turned.text(WhatnotKnob.ENCODINGS)) {
            case "base64" -> letter.written(StandardCharsets.UTF_8, "base64");
            case "8bit" -> letter.written(StandardCharsets.UTF_8, "8bit");
            case "utf-16" -> letter.written(StandardCharsets.UTF_16, "base64");
            case "iso-8859-1" -> letter.written(latinOr8(letter), "quoted-printable");
            case "text-only" -> letter.textOnly();
            case "html-only" -> letter.htmlOnly();
            default -> letter;
        };
    }

    /// A letter that Latin-1 cannot write stays as it is.
    private static Charset latinOr8(Letter letter) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(letter.text()) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private boolean isNext(DSLContext tx, Account account, WhatnotKnob counter) {
        return knobs.take(tx, account.account(), counter);
    }
}
