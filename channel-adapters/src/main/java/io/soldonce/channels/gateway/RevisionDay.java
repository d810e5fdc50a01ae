package io.soldonce.channels.gateway;

import io.soldonce.channels.spi.Capabilities.RevisionLimit;
import java.time.Instant;

/// One day of a marketplace that counts how often a listing is revised. Pure.
record RevisionDay(RevisionLimit limit, Instant began, Instant ends) {
    static RevisionDay of(RevisionLimit limit, Instant now) {
        var today = now.atZone(limit.day()).toLocalDate();
        return new RevisionDay(limit, today.atStartOfDay(limit.day()).toInstant(), today.plusDays(1).atStartOfDay(limit.day()).toInstant());
    }

    /// @param isDelist may use the reserve
    boolean isSpent(int count, boolean isDelist) {
        return count >= (isDelist ? limit.aDay() : limit.aDay() - limit.reserve());
    }
}
