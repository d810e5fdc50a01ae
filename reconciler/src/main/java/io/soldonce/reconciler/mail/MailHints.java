package io.soldonce.reconciler.mail;

import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.reconciler.alert.Escalations;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;

/// Mails that say that something was sold, on a channel that tells the order itself: the order is read at once, and not when its turn comes.
public final class MailHints {
    private static final String NOT_READ = "ORDER_NOT_READ";
    private static final int AT_ONCE = 50;

    private final ChannelId channel;
    private final MailDesk desk;
    private final MailReading.Reader reader;
    private final Hearing hearing;
    private final Escalations escalations;

    public MailHints(ChannelId channel, MailDesk desk, MailReading.Reader reader, Hearing hearing, DSLContext db, Clock clock) {
        this.channel = channel;
        this.desk = desk;
        this.reader = reader;
        this.hearing = hearing;
        this.escalations = new Escalations(db, clock);
    }

    /// Reads one order of the channel and records what is new in it.
    @FunctionalInterface
    public interface Hearing {
        /// @return true when it led to facts
        /// @throws ChannelFailure when it could not be read
        boolean hear(String orderId, String source, String providerEventId);
    }

    /// Follows what has come. An order that can not be read now is named at once, because what it sold is still for sale elsewhere, and is
    /// tried again the next time.
    ///
    /// @return how many orders led to facts
    /// @throws ChannelFailure when the mailbox could not be read
    public int read() {
        desk.collect();
        var recorded = 0;
        for (var mail : desk.unread(AT_ONCE)) {
            recorded += follow(mail, MailSales.read(reader, mail)) ? 1 : 0;
        }
        return recorded;
    }

    private boolean follow(KeptMail mail, MailReading reading) {
        switch (reading) {
            case MailReading.Hint(var orderId, var mailId) -> {
                try {
                    var isNew = hearing.hear(orderId, "mail", mailId);
                    desk.note(mail, reading);
                    escalations.settle(NOT_READ, channel, orderId, "the order is read");
                    return isNew;
                } catch (ChannelFailure notNow) {
                    escalations.raise(notRead(orderId, notNow), true);
                    return false;
                }
            }
            case MailReading.Doubt(var key, var code, var words) -> {
                escalations.raise(List.of(new Trouble(key, code, null, channel.value(), null, words, null)), false);
                desk.note(mail, reading);
            }
            case MailReading.Nothing _,MailReading.Sale _ -> desk.note(mail, reading);
        }
        return false;
    }

    private Trouble notRead(String orderId, ChannelFailure why) {
        return new Trouble(NOT_READ + "/" + channel + "/" + orderId, NOT_READ, null, channel.value(), orderId, "a mail of " + channel
                + " says that order " + orderId + " sold something, and the order could not be read (" + why.getMessage()
                + "). What it sold is still on sale elsewhere: look there, and record the sale by hand if this lasts.", null);
    }
}
