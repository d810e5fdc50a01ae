package io.soldonce.channels.whatnot;

import io.soldonce.channels.mail.MailKeys;
import io.soldonce.channels.mail.MailProof;
import io.soldonce.channels.mail.MailProofs;
import io.soldonce.channels.mail.ReadMail;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.channels.spi.ToldOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Reads the mails of one Whatnot account: only one that proves itself, and whose subject and text agree, is a sale.
public final class WhatnotMails implements MailReading.Reader {
    private static final Duration LONGEST_WAY = Duration.ofDays(7);
    private static final String LINE = "1";

    private final MailProofs proofs;

    public WhatnotMails(WhatnotAccount account, MailKeys keys) {
        this.proofs = new MailProofs(account.senders(), WhatnotPhrases::isTelling, keys);
    }

    @Override
    public MailReading read(KeptMail mail) {
        var read = proofs.read(mail);
        return switch (read.proof()) {
            case MailProof.NotFromThere(var why) -> new MailReading.Nothing(why);
            case MailProof.Doubtful(var code, var words) -> new MailReading.Doubt(read.key(), code, about(read)
                    + " is not believed: " + words + ". It changed nothing. If it was sold, look it up at Whatnot and enter the sale.");
            case MailProof.Proven proven -> reading(mail, read, proven);
        };
    }

    private static MailReading reading(KeptMail mail, ReadMail read, MailProof.Proven proven) {
        return switch (WhatnotMailParser.parse(read.text())) {
            case WhatnotMail.Sale sale -> new MailReading.Sale(order(mail, read, proven, sale));
            case WhatnotMail.CancellationRequest _ -> new MailReading.Doubt(read.key(), "CANCELLATION_REQUESTED", about(read)
                    + ": a buyer asks to cancel. It changed nothing. Answer it at Whatnot; if the sale is off, cancel the order here too.");
            case WhatnotMail.BuyerReceipt _ -> new MailReading.Nothing("a receipt for something bought");
            case WhatnotMail.Notice _ -> new MailReading.Nothing("a mail of Whatnot's about something else");
            case WhatnotMail.NotUnderstood(var why) -> new MailReading.Doubt(read.key(), "SALE_NOT_UNDERSTOOD", about(read)
                    + " is from Whatnot and may be a sale, but " + why
                    + ". It changed nothing. Look it up at Whatnot and enter the sale if it is one.");
        };
    }

    private static ToldOrder order(KeptMail mail, ReadMail read, MailProof.Proven proven, WhatnotMail.Sale sale) {
        var placedAt = placedAt(read.text().date(), mail.receivedAt());
        var unitPrice = sale.quantity() == 1 ? sale.price() : null;
        var line = new ToldOrder.Line(LINE, null, WhatnotTitles.key(sale.title()), sale.title(), sale.quantity(), unitPrice);
        return new ToldOrder(proven.mailId(), placedAt, placedAt, true, false, List.of(), null, List.of(line), mail.raw(),
                new ToldOrder.Mail(mail.input(), read.text().messageId()));
    }

    /// The mail says when, unless that can not be.
    static Instant placedAt(Instant date, Instant receivedAt) {
        return date == null || date.isAfter(receivedAt) || date.isBefore(receivedAt.minus(LONGEST_WAY)) ? receivedAt : date;
    }

    private static String about(ReadMail read) {
        var subject = read.text().subject();
        return "The mail \"" + (subject.length() > 200 ? subject.substring(0, 200) + "..." : subject) + "\"";
    }
}
