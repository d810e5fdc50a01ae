package io.soldonce.channels.whatnot;

import io.soldonce.channels.mail.MailText;
import io.soldonce.channels.whatnot.WhatnotMail.BuyerReceipt;
import io.soldonce.channels.whatnot.WhatnotMail.CancellationRequest;
import io.soldonce.channels.whatnot.WhatnotMail.NotUnderstood;
import io.soldonce.channels.whatnot.WhatnotMail.Notice;
import io.soldonce.channels.whatnot.WhatnotMail.Sale;
import io.soldonce.values.Money;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads what Whatnot writes. A sale counts only when subject and text tell the same one, in every part of the mail that tells it.
final class WhatnotMailParser {
    private static final Pattern CANCELLATION = Pattern.compile("(?i)^you have a cancell?ation request\\b.*");
    private static final Pattern RECEIPT = Pattern.compile(
            "(?i)^(?:merci pour ton achat|thanks? (?:you )?for your (?:purchase|order)|your order|danke für deinen (?:ein)?kauf).*");
    private static final Pattern ORDER_NUMBER = Pattern.compile("(?i)\\border #\\d+");
    private static final Pattern QUANTITY = Pattern.compile("(?i)\\bquantity: ?(\\d{1,9})\\b");
    private static final String ORDERS = "orders@";
    private static final int MOST_SOLD = 1_000;
    private static final int LONGEST_PRICE = 30;

    private WhatnotMailParser() {}

    static WhatnotMail parse(MailText mail) {
        var subject = WhatnotTitles.key(mail.subject());
        if (CANCELLATION.matcher(subject).matches()) {
            return new CancellationRequest();
        }
        var bodies = mail.parts().stream().map(part -> WhatnotTitles.key(part.text())).toList();
        var told = bodies.stream().filter(WhatnotPhrases::isToldIn).toList();
        var words = WhatnotPhrases.of(subject).orElse(null);
        if (words == null) {
            if (RECEIPT.matcher(subject).matches() && bodies.stream().anyMatch(body -> ORDER_NUMBER.matcher(body).find())) {
                return new BuyerReceipt();
            }
            return told.isEmpty() && !WhatnotPhrases.isTelling(subject)
                    ? new Notice()
                    : new NotUnderstood("it has the words of a sale, but its subject is not one of a sale");
        }
        if (told.isEmpty()) {
            return isFromOrders(mail)
                    ? new NotUnderstood("its subject tells a sale, but no text that can be seen does"
                            + mail.troubles().stream().collect(Collectors.joining("; ", " (", ")")).replace(" ()", ""))
                    : new Notice();
        }
        var readings = new LinkedHashSet<WhatnotMail>();
        told.forEach(body -> readings.add(reading(words, words.title(subject), body)));
        return readings.size() == 1
                ? withTitle(readings.iterator().next(), mail.subject(), words)
                : readings.stream().filter(NotUnderstood.class::isInstance).findFirst()
                        .orElse(new NotUnderstood("its parts tell different prices or numbers"));
    }

    private static boolean isFromOrders(MailText mail) {
        return mail.fromAddress() != null && mail.fromAddress().toLowerCase(Locale.ROOT).startsWith(ORDERS);
    }

    private static WhatnotMail reading(WhatnotPhrases words, String title, String body) {
        var sentence = words.bodyBefore() + title + words.bodyBetween();
        var at = body.indexOf(sentence);
        if (at < 0) {
            return new NotUnderstood("its subject and its text do not tell the same title");
        }
        if (body.indexOf(sentence, at + 1) >= 0) {
            return new NotUnderstood("its text tells the sale twice");
        }
        var from = at + sentence.length();
        var end = body.indexOf(words.bodyEnd(), from);
        var price = end < 0 || end - from > LONGEST_PRICE ? null : WhatnotPrices.only(body.substring(from, end).strip()).orElse(null);
        if (price == null) {
            return new NotUnderstood("no price stands where the price should stand");
        }
        return rest(title, price, body.substring(0, at) + " " + without(title, body.substring(end)));
    }

    /// Whatever else the text says must not speak of another price or title.
    private static WhatnotMail rest(String title, Money price, String rest) {
        if (WhatnotPhrases.isToldIn(rest)) {
            return new NotUnderstood("its text tells more than one sale");
        }
        var others = WhatnotPrices.all(rest);
        others.remove(price);
        if (!others.isEmpty()) {
            return new NotUnderstood("its text tells more than one price: " + price + " and " + others.iterator().next());
        }
        var quantities = QUANTITY.matcher(rest).results().map(match -> Integer.valueOf(match.group(1))).distinct().toList();
        if (quantities.size() > 1 || quantities.stream().anyMatch(n -> n < 1 || n > MOST_SOLD)) {
            return new NotUnderstood("its text does not tell one possible quantity: " + quantities);
        }
        return new Sale(title, price, quantities.isEmpty() ? 1 : quantities.getFirst());
    }

    /// A title may itself speak of prices and quantities.
    private static String without(String title, String text) {
        if (WhatnotPrices.all(title).isEmpty() && !QUANTITY.matcher(title).find()) {
            return text;
        }
        return text.replaceAll("(?<![\\p{L}\\p{N}.,$€£])" + Pattern.quote(title) + "(?![\\p{L}\\p{N}])", " ");
    }

    private static WhatnotMail withTitle(WhatnotMail reading, String subject, WhatnotPhrases words) {
        return reading instanceof Sale(var key, var price, var quantity)
                && subject.startsWith(words.beforeTitle()) && subject.endsWith(words.afterTitle())
                && WhatnotTitles.key(words.title(subject)).equals(key) ? new Sale(words.title(subject), price, quantity) : reading;
    }
}
