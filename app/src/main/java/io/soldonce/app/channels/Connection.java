package io.soldonce.app.channels;

import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.SalesFeed;
import java.util.List;
import java.util.Properties;

/// A marketplace account that can be spoken to.
///
/// @param account whose listings are expected there; null when it can not be told
/// @param hints   null when it tells nothing by itself
record Connection(Channel channel, SalesFeed sales, String account, Hints hints, Runnable end) {

    /// Makes a connection from an account's properties.
    @FunctionalInterface
    interface Connector {
        /// @throws IllegalArgumentException naming the property that is missing or wrong
        Connection connect(Properties account);
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
