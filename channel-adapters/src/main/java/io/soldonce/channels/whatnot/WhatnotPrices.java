package io.soldonce.channels.whatnot;

import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Amounts of money in a text: `$1,234.56`, `€12,50`, `12,50 €`, `CA$5`.
final class WhatnotPrices {
    private static final Map<String, String> SIGNS = Map.ofEntries(Map.entry("$", "USD"), Map.entry("US$", "USD"), Map.entry("CA$", "CAD"),
            Map.entry("C$", "CAD"), Map.entry("A$", "AUD"), Map.entry("AU$", "AUD"), Map.entry("NZ$", "NZD"), Map.entry("€", "EUR"),
            Map.entry("£", "GBP"), Map.entry("¥", "JPY"), Map.entry("USD", "USD"), Map.entry("EUR", "EUR"), Map.entry("GBP", "GBP"),
            Map.entry("CAD", "CAD"), Map.entry("AUD", "AUD"));
    private static final String SIGN = SIGNS.keySet().stream().sorted((a, b) -> b.length() - a.length()).map(Pattern::quote)
            .collect(Collectors.joining("|"));
    private static final String NUMBER = "\\d{1,3}(?:[.,' ]\\d{3}){1,3}(?:[.,]\\d{2})?|\\d{1,9}(?:[.,]\\d{1,2})?";
    private static final Pattern BEFORE = Pattern.compile("(?<![A-Za-z])(" + SIGN + ") ?(" + NUMBER + ")(?![\\d])");
    private static final Pattern BEHIND = Pattern.compile("(?<![\\d.,])(" + NUMBER + ") ?(" + SIGN + ")(?![A-Za-z\\d])");
    private static final List<String> GROUPS = List.of("'", " ");

    private WhatnotPrices() {}

    /// The price a text is, and nothing beside it.
    static Optional<Money> only(String text) {
        var before = BEFORE.matcher(text);
        if (before.matches()) {
            return money(before.group(1), before.group(2));
        }
        var behind = BEHIND.matcher(text);
        return behind.matches() ? money(behind.group(2), behind.group(1)) : Optional.empty();
    }

    /// Every amount in a text, each once.
    static Set<Money> all(String text) {
        var found = new LinkedHashSet<Money>();
        BEFORE.matcher(text).results().forEach(match -> money(match.group(1), match.group(2)).ifPresent(found::add));
        BEHIND.matcher(BEFORE.matcher(text).replaceAll(" ")).results()
                .forEach(match -> money(match.group(2), match.group(1)).ifPresent(found::add));
        return found;
    }

    /// A separator with two digits behind it, or one, is the decimal one; with three it parts thousands.
    private static Optional<Money> money(String sign, String number) {
        var plain = number;
        for (var group : GROUPS) {
            plain = plain.replace(group, "");
        }
        var last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
        var isDecimal = last >= 0 && plain.length() - last <= 3;
        var whole = (isDecimal ? plain.substring(0, last) : plain).replaceAll("[.,]", "");
        var amount = new BigDecimal(isDecimal ? whole + "." + plain.substring(last + 1) : whole);
        return amount.signum() > 0 ? Optional.of(new Money(amount, SIGNS.get(sign))) : Optional.empty();
    }
}
