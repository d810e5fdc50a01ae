package io.soldonce.reconciler.mail;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.channels.spi.Mailbox;
import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A mailbox in memory, and mails of one line: `sold|message id|listing|quantity|price`, `hint|order id`, `doubt|key`, anything else is none.
final class TestMailbox implements Mailbox, MailReading.Reader {
    private final Clock clock;
    private final List<Mail> mails = new ArrayList<>();
    private long validity = 7;
    private int breaksAfter = Integer.MAX_VALUE;
    private boolean areKeysAway;

    TestMailbox(Clock clock) {
        this.clock = clock;
    }

    TestMailbox came(String raw) {
        mails.add(new Mail(new Place(validity, mails.size() + 1L), clock.instant(), raw));
        return this;
    }

    TestMailbox sold(String messageId, String listing, int quantity, String price) {
        return came("sold|" + messageId + "|" + listing + "|" + quantity + "|" + price);
    }

    /// The server gave every mail another number.
    void isNumberedAnew() {
        validity++;
        var before = List.copyOf(mails);
        mails.clear();
        before.forEach(mail -> mails.add(new Mail(new Place(validity, mails.size() + 1L), mail.receivedAt(), mail.raw())));
    }

    void breaksAfter(int count) {
        breaksAfter = count;
    }

    void areKeysAway(boolean areAway) {
        areKeysAway = areAway;
    }

    @Override
    public Place read(Place from, Consumer<Mail> consumer) {
        var first = from.validity() == validity ? from.uid() : 0;
        var read = 0;
        for (var mail : mails) {
            if (mail.place().uid() > first) {
                if (read++ == breaksAfter) {
                    throw new ChannelFailure(new CallOutcome.Transient("CLOSED", "the line was cut"));
                }
                consumer.accept(mail);
            }
        }
        return new Place(validity, mails.size());
    }

    @Override
    public MailReading read(KeptMail mail) {
        if (areKeysAway) {
            throw new ChannelFailure(new CallOutcome.Transient("DNS", "no answer"));
        }
        var parts = mail.raw().split("\\|", -1);
        return switch (parts[0]) {
            case "sold" -> new MailReading.Sale(new ToldOrder(ToldOrder.PROVISIONAL + parts[1], mail.receivedAt(), mail.receivedAt(), true,
                    false, List.of(), null,
                    List.of(new ToldOrder.Line("1", null, parts[2], parts[2], Integer.parseInt(parts[3]), Money.of(parts[4], "USD"))), null,
                    new ToldOrder.Mail(mail.input(), parts[1])));
            case "hint" -> new MailReading.Hint(parts[1], "mail-of-" + parts[1]);
            case "doubt" -> new MailReading.Doubt(parts[1], "MAIL_NOT_PROVEN", "it is not signed");
            case "bomb" -> throw new IllegalStateException("a mail made to break its reader");
            default -> new MailReading.Nothing("a newsletter");
        };
    }

    @Override
    public void await(Duration atMost) {}

    @Override
    public void close() {}
}
