package io.soldonce.reconciler.sales;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether a mail without an order number and an order told by another way are one sale: the same listing in the same quantity, for the same
/// price, at about the same time. Pure.
final class SameSale {
    /// A mail is written within the hour, an order list may be a day old.
    private static final Duration WINDOW = Duration.ofDays(2);

    private SameSale() {}

    /// @param unitPrice null when it was not told
    record Sale(String orderId, int quantity, Money unitPrice, Instant at) {
        private boolean isLike(Sale other) {
            return quantity == other.quantity && Duration.between(at, other.at).abs().compareTo(WINDOW) <= 0
                    && (unitPrice == null || other.unitPrice == null || unitPrice.equals(other.unitPrice));
        }
    }

    sealed interface Finding {
        /// Told for the first time.
        record None() implements Finding {}

        record Of(String orderId) implements Finding {}

        /// It may be any of them, and it matters which.
        record Ambiguous(List<String> orderIds) implements Finding {}
    }

    /// Among sales that differ in nothing the nearest in time is taken: whichever it is, the same units are gone.
    static Finding find(Sale told, List<Sale> others) {
        var like = others.stream().filter(told::isLike).toList();
        if (like.stream().map(Sale::unitPrice).map(Optional::ofNullable).distinct().count() > 1) {
            return new Finding.Ambiguous(like.stream().map(Sale::orderId).sorted().toList());
        }
        return like.stream().min(Comparator.comparing((Sale other) -> Duration.between(told.at(), other.at()).abs())
                .thenComparing(Sale::orderId)).<Finding>map(nearest -> new Finding.Of(nearest.orderId())).orElseGet(Finding.None::new);
    }

    static boolean isProvisional(String orderId) {
        return Objects.requireNonNullElse(orderId, "").startsWith(ToldOrder.PROVISIONAL);
    }
}
