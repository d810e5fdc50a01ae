package io.soldonce.channels.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// A folder of mails on a server.
public interface Mailbox extends AutoCloseable {
    /// How far a mailbox was read: UIDs rise within one validity, and start anew with another (RFC 9051, 2.3.1.1).
    ///
    /// @param validity UIDVALIDITY of the folder
    /// @param uid      the last that was read; 0 for none
    record Place(long validity, long uid) {
        public static final Place BEGINNING = new Place(0, 0);
    }

    /// @param place where to go on behind it
    /// @param raw   its bytes, each as the character of its number (ISO 8859-1)
    record Mail(Place place, Instant receivedAt, String raw) {}

    /// Reads every mail behind a place, oldest first; all of them when the validity is another one now.
    ///
    /// @return how far it got: the last of the folder as it stood when the scan began
    /// @throws ChannelFailure when it was broken off; what was handed over before may be kept
    Place read(Place from, Consumer<Mail> mails);

    /// Returns when something new has come, or after that time at the latest, or at once when the server can not tell.
    ///
    /// @throws ChannelFailure when the server is away
    void await(Duration atMost);

    @Override
    void close();
}
