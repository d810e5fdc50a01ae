package io.soldonce.values;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// An amount in one currency (ISO 4217 code). Never mixed with another currency, never binary floating point; at most four decimals.
public record Money(BigDecimal amount, String currency) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal LIMIT = new BigDecimal("1000000000");

    public Money {
        if (amount == null) {
            throw new IllegalArgumentException("the amount is missing");
        }
        if (currency == null || !CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("not a currency: " + Text.shown(currency) + "; write the ISO code, for example USD");
        }
        if (amount.abs().compareTo(LIMIT) >= 0 || amount.stripTrailingZeros().scale() > 4) {
            throw new IllegalArgumentException("not an amount of money: " + Text.shown(amount.toString())
                    + "; at most four decimals and less than a thousand million");
        }
        amount = amount.scale() < 2 ? amount.setScale(2) : amount.scale() > 4 ? amount.setScale(4) : amount;
    }

    public static Money of(String amount, String currency) {
        try {
            return new Money(new BigDecimal(amount), currency);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not an amount: " + Text.shown(amount) + "; write digits with a point, for example 12.50",
                    notANumber);
        }
    }

    /// @throws IllegalArgumentException when the currencies differ
    public int compareAmount(Money other) {
        if (!isSameCurrency(other)) {
            throw new IllegalArgumentException("can not compare " + this + " with " + other);
        }
        return amount.compareTo(other.amount);
    }

    public boolean isSameCurrency(Money other) {
        return currency.equals(other.currency);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money(var theirs, var code) && code.equals(currency) && theirs.compareTo(amount) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * amount.stripTrailingZeros().hashCode() + currency.hashCode();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
