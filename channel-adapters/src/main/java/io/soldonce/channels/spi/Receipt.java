package io.soldonce.channels.spi;

/// What the marketplace said when it was told.
///
/// @param reference whatever the marketplace wants to be asked by later; null when nothing
public record Receipt(Offer offer, CallOutcome outcome, String reference) {

    /// For an offer nobody has sent: to read what stands there.
    public static Receipt unsent(Offer offer) {
        return new Receipt(offer, new CallOutcome.Unknown("not sent"), null);
    }
}
