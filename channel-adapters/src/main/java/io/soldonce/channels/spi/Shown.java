package io.soldonce.channels.spi;

import io.soldonce.values.Money;

/// What a marketplace shows of one listing.
///
/// @param quantity   what a shopper can buy there now; 0 when it is not live
/// @param price      null when it shows none
/// @param title      null when it was not read
/// @param externalId null when it has none, or never had one
/// @param url        where a shopper sees it; null when not known
public record Shown(Status status, int quantity, Money price, String title, String externalId, String url) {

    /// `ENDED` also stands for a listing that was never there.
    public enum Status {
        LIVE,
        ENDED
    }
}
