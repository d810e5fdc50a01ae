package io.soldonce.app.channels;

import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.channels.spi.Mailbox;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.reconciler.mail.MailDesk;
import io.soldonce.values.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/// A marketplace account that can be spoken to.
///
/// @param account whose listings are expected there; null when it can not be told
/// @param hints   null when it tells nothing by itself over HTTP
/// @param post    null when it tells nothing by mail
/// @param isNamedThere its own catalogue says how a thing is called there
/// @param pace    least time between two readings that nothing but the clock asked for
/// @param handed  what a person hands in of what it shows; null where a program can read it
record Connection(Channel channel, SalesFeed sales, String account, Hints hints, Post post, HandedList handed, boolean isNamedThere,
        Duration pace, Runnable end) {

    Connection(Channel channel, SalesFeed sales, String account, Hints hints, Runnable end) {
        this(channel, sales, account, hints, null, null, false, Duration.ZERO, end);
    }

    boolean isByHand() {
        return channel.capabilities().byHand();
    }

    /// What a marketplace tells by mail.
    ///
    /// @param desk   where its mails are kept
    /// @param hints  what a mail means that only names an order; null where the mails themselves are the sales
    /// @param bell   the same mailbox once more, to wait for mail in; closed with the connection
    record Post(MailDesk desk, MailReading.Reader hints, Mailbox bell) {}

    /// Makes a connection from an account's properties.
    @FunctionalInterface
    interface Connector {
        /// @throws IllegalArgumentException naming the property that is missing or wrong
        Connection connect(ChannelId channel, Properties account);
    }

    /// What a marketplace tells by itself, over HTTP.
    interface Hints {
        /// @param id the marketplace's own, the same whenever the same comes again
        record Hint(String id, List<String> orderIds) {}

        /// Asks for them, as often as one likes.
        void subscribe(String address);

        /// @return what the marketplace wants to hear before it uses an address
        String answerToChallenge(String code, String address);

        /// @throws NotBelieved when it is not from the marketplace, or can not be read
        Hint read(String signature, byte[] body) throws NotBelieved;
    }

    /// A hint that is worth nothing.
    static final class NotBelieved extends Exception {
        private static final long serialVersionUID = 1L;

        NotBelieved(String why, Throwable cause) {
            super(why, cause);
        }
    }

}
