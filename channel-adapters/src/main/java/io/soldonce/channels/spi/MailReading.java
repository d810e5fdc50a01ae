package io.soldonce.channels.spi;

/// What a mail means for a marketplace's sales.
public sealed interface MailReading {
    /// It proves itself, and tells a sale.
    record Sale(ToldOrder order) implements MailReading {}

    /// It proves itself, and names an order to be read where the order is.
    ///
    /// @param mailId the same whenever the same mail comes again
    record Hint(String orderId, String mailId) implements MailReading {}

    /// It is of no concern: not from there, or about something else.
    record Nothing(String why) implements MailReading {}

    /// It may be a sale, and is not believed or not understood: it changes nothing, and a person looks at it.
    ///
    /// @param key  the same whenever the same mail comes again
    record Doubt(String key, String code, String words) implements MailReading {}

    /// Reads the mails of one marketplace.
    @FunctionalInterface
    interface Reader {
        /// The same mail, with the same keys in the DNS, gives the same reading.
        ///
        /// @throws ChannelFailure when the keys could not be asked for; the mail is read again later
        MailReading read(KeptMail mail);
    }
}
