package io.soldonce.sandbox.whatnot;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Entities;

import io.soldonce.sandbox.mail.Letter;

/// What Whatnot writes. Sale and receipt as sellers have shown them; bodies of the others are made up, for nobody has shown one.
final class Wording {
    static final Set<String> LANGUAGES = Set.of("en", "fr", "de", "nl");
    static final String ORDERS = "Whatnot <orders@whatnot.com>";
    private static final String OTHERS = "Whatnot <donotreply@whatnot.com>";
    private static final String NEWS = "Whatnot <hello@whatnot.com>";
    private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£", "CAD", "CA$", "AUD", "A$");

    private Wording() {}

    /// @param language en, fr, de or nl; any other is en
    static Letter sale(String language, String name, String title, String price, String messageId) {
        return switch (language) {
            case "fr" -> letter(ORDERS, "Ton article " + title + " a été vendu ! Prépare son envoi.", messageId, "Salut " + name + " !",
                    "Félicitations, ton article, " + title + ", s'est vendu pour " + price + " !");
            case "de" -> letter(ORDERS, "Dein Artikel " + title + " wurde verkauft! Mach ihn versandfertig.", messageId, "Hi " + name + "!",
                    "Glückwunsch, dein Artikel, " + title + ", wurde für " + price + " verkauft!");
            case "nl" -> letter(ORDERS, "Je " + title + " is verkocht! Maak je klaar om te verzenden.", messageId, "Hoi " + name + "!",
                    "Gefeliciteerd, je artikel, " + title + ", is verkocht voor " + price + "!");
            default -> letter(ORDERS, "Your " + title + " got sold! Get ready to ship it.", messageId, "Hi " + name + "!",
                    "Congrats, your listing, " + title + ", has sold for " + price + "!");
        };
    }

    static Letter cancellation(String title, String messageId) {
        return letter(OTHERS, "You have a cancellation request", messageId, "Hi!",
                "The buyer of " + title + " would like to cancel. Please answer in Seller Hub.");
    }

    /// To a buyer, who may be the seller of other things.
    static Letter receipt(String shop, String orderId, String title, String price, String messageId) {
        return letter(ORDERS, "Merci pour ton achat chez " + shop + " sur Whatnot !", messageId, "Merci pour ton achat !",
                "Order #" + orderId, title + " : " + price, "Livraison : 4,99 €", "Total : " + price);
    }

    static Letter delivered(String title, String messageId) {
        return letter(ORDERS, "Your " + title + " has been Delivered", messageId, "Hi!",
                "Good news: your package with " + title + " was delivered.");
    }

    static Letter newsletter(String messageId) {
        return letter(NEWS, "Your favorite cards got sold! Get ready to ship it.", messageId, "Hi!",
                "This week a card on Whatnot has sold for $12,000.00! List yours today.");
    }

    static String price(BigDecimal price, String currency) {
        return SIGNS.getOrDefault(currency, currency + " ") + String.format(Locale.US, "%,.2f", price);
    }

    /// The beginning, and an ellipsis.
    static String truncated(String title) {
        int end = title.offsetByCodePoints(0, title.codePointCount(0, title.length()) * 2 / 3);
        return title.substring(0, end).stripTrailing() + "...";
    }

    private static Letter letter(String from, String subject, String messageId, String... paragraphs) {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><body>\n");
        for (var paragraph : paragraphs) {
            html.append("<p>").append(Entities.escape(paragraph)).append("</p>\n");
        }
        return Letter.of(from, subject, messageId, String.join("\n\n", paragraphs) + "\n\nWhatnot\n",
                html.append("<p>Whatnot</p>\n</body></html>\n").toString());
    }
}
