package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;

/// Numbers that strangers write.
final class Numbers {
    private Numbers() {}

    /// 0 when it is no whole number of up to 15 digits without a sign.
    static long whole(String text) {
        return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    static boolean isSigned(String text) {
        return text != null && text.matches("[+-]?[0-9]{1,9}");
    }

    static boolean isPrice(String text) {
        return text != null && text.matches("[0-9]{1,9}(\\.[0-9]{1,6})?");
    }

    /// As shown: `$1,234.50`.
    static String dollars(BigDecimal price) {
        return price == null ? "" : String.format(java.util.Locale.US, "$%,.2f", price);
    }
}
