package io.soldonce.reconciler.mail;

import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.channels.spi.SalesPage;
import io.soldonce.channels.spi.ToldOrder;
import java.time.Duration;
import java.util.ArrayList;

/// The sales of a channel that tells them by mail alone.
public final class MailSales implements SalesFeed {
    private static final int PAGE = 100;

    private final MailDesk desk;
    private final MailReading.Reader reader;
    private final Duration delay;

    /// @param delay how long after a sale its mail may still be on its way
    public MailSales(MailDesk desk, MailReading.Reader reader, Duration delay) {
        this.desk = desk;
        this.reader = reader;
        this.delay = delay;
    }

    /// The watermark is the start of the last scan that reached the mailbox's end, less the delay.
    @Override
    public SalesPage since(String cursor) {
        desk.collect();
        var from = cursor == null ? 0 : Long.parseLong(cursor);
        var orders = new ArrayList<ToldOrder>();
        var doubts = new ArrayList<SalesPage.Doubt>();
        var mails = desk.after(from, PAGE);
        for (var mail : mails) {
            var reading = read(reader, mail);
            desk.note(mail, reading);
            switch (reading) {
                case MailReading.Sale(var order) -> orders.add(order);
                case MailReading.Doubt(var key, var code, var words) -> doubts.add(new SalesPage.Doubt(key, code, words));
                case MailReading.Nothing _,MailReading.Hint _ -> {
                }
            }
        }
        var last = mails.isEmpty() ? from : mails.getLast().position();
        var completeUpTo = mails.size() < PAGE ? desk.completeAt().minus(delay) : null;
        return new SalesPage(orders, doubts, Long.toString(last), completeUpTo, mails.size() == PAGE);
    }

    /// Whoever writes such a mail may have meant it to break this.
    static MailReading read(MailReading.Reader reader, KeptMail mail) {
        try {
            return reader.read(mail);
        } catch (ChannelFailure keysAway) {
            throw keysAway;
        } catch (RuntimeException notReadable) {
            return new MailReading.Doubt("mail/" + mail.input(), "MAIL_UNREADABLE", "a mail could not be read (" + notReadable
                    + "). It changed nothing; look at it, and enter the sale if it is one.");
        }
    }

    @Override
    public ToldOrder order(String orderId) {
        return desk.of(orderId).map(mail -> read(reader, mail)).filter(MailReading.Sale.class::isInstance)
                .map(reading -> ((MailReading.Sale) reading).order()).orElse(null);
    }
}
