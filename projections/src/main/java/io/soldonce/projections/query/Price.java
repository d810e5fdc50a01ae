package io.soldonce.projections.query;

import java.math.BigDecimal;

/// Money as it goes out: the amount as text, so that no reader makes a binary fraction of it.
public record Price(String amount, String currency) {

    /// Null when either is null.
    public static Price of(BigDecimal amount, String currency) {
        return amount == null || currency == null ? null : new Price(plain(amount), currency);
    }

    private static String plain(BigDecimal amount) {
        var shortest = amount.stripTrailingZeros();
        return (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
    }
}
