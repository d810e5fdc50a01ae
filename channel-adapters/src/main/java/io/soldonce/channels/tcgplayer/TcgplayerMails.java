package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.mail.MailKeys;
import io.soldonce.channels.mail.MailProof;
import io.soldonce.channels.mail.MailProofs;
import io.soldonce.channels.mail.MailText;
import io.soldonce.channels.mail.ReadMail;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import java.util.Optional;

/// TCGplayer's mails: one that proves itself and names an order is a hint to read that order in the portal, minutes before the next reading
/// of all would. It never tells a sale by itself: it has neither prices nor ids.
public final class TcgplayerMails implements MailReading.Reader {
    private final MailProofs proofs;

    public TcgplayerMails(TcgplayerAccount account, MailKeys keys) {
        this.proofs = new MailProofs(account.senders(), SaleMail::isSaleOfTcgplayer, keys);
    }

    @Override
    public MailReading read(KeptMail mail) {
        return of(proofs.read(mail));
    }

    /// Pure.
    static MailReading of(ReadMail mail) {
        var subject = mail.text().subject();
        return switch (mail.proof()) {
            case MailProof.NotFromThere(var why) -> new MailReading.Nothing(why);
            case MailProof.Doubtful(var code, var words) -> SaleMail.isSold(subject)
                    ? new MailReading.Doubt(mail.key(), "MAIL_" + code, "a mail tells a sale at TCGplayer and is not believed: " + words
                            + "; nothing was changed, the portal's own orders tell every sale")
                    : new MailReading.Nothing("it is not believed and tells no sale: " + words);
            case MailProof.Proven(var _, var mailId) -> proven(mail.text(), mailId);
        };
    }

    private static MailReading proven(MailText text, String mailId) {
        if (SaleMail.isListed(text.subject())) {
            return new MailReading.Nothing("it is about items that have been listed");
        }
        var orderId = text.parts().stream().map(part -> SaleMail.orderId(part.html() == null ? part.text() : part.html()))
                .flatMap(Optional::stream).findFirst().or(() -> SaleMail.orderId(text.subject()));
        if (orderId.isPresent()) {
            return new MailReading.Hint(orderId.get(), mailId);
        }
        return SaleMail.isSold(text.subject())
                ? new MailReading.Doubt(mailId, "MAIL_WITHOUT_ORDER",
                        "a mail of TCGplayer tells a sale and names not exactly one order; look at"
                                + " the orders in the seller portal")
                : new MailReading.Nothing("it tells no sale");
    }
}
