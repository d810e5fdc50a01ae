package io.soldonce.listing.policy;

import io.soldonce.values.Money;
import java.time.Instant;
import java.util.List;

/// What one listing should show.
///
/// @param quantity    null when it is better to write nothing than a number nobody knows
/// @param price       null when no price may go out; the quantity goes without it
/// @param reasons     why it is not simply all there is at the price asked, most decisive first; empty when it is
/// @param fingerprint of the content other than quantity, price and status
/// @param validUntil  the next instant at which time alone changes this, null when none
public record Desired(Status status, Integer quantity, Money price, List<String> reasons, String fingerprint, Instant validUntil) {

    /// `UNKNOWN`: leave it as it is.
    public enum Status {
        LIVE,
        ENDED,
        UNKNOWN
    }
}
