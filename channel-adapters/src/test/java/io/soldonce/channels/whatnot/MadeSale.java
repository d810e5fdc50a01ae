package io.soldonce.channels.whatnot;

import java.util.List;
import java.util.Random;

/// A sale somebody made up: what a mail is written from, and what must be read out of it again.
///
/// @param title  as the seller wrote it
/// @param key    how it is compared, written by hand
/// @param price  as the mail writes it
/// @param amount what that is
record MadeSale(String title, String key, String price, String amount, String currency, int quantity, WhatnotPhrases words) {
    private static final String LONG = "2023 Example Chrome Update Series Superfractor Autograph Rookie Patch One of One Gem Mint Ten"
            + " Certified Population One Case Hit";

    /// Written, and compared; where there is no `|` both are the same.
    static final List<String> TITLES = List.of("Example Rookie Card PSA 10 #12/99", "Mega \"Chrome\" Refractor 1/1", "Lot A\\B/C",
            "$5 Mystery Pack", "$1,000.00 Chase Card", "🔥 Hot Pack 🔥", "Pokémon Évoli", "Poke\u0301mon Pikachu|Pokémon Pikachu",
            "ポケモンカード 25th", "ﾎﾟｹﾓﾝ Pack|ポケモン Pack", "\u200E1999 Holo\u200E|1999 Holo", "שלום card \u200F1|שלום card 1",
            "It got sold! again", "Your card got sold! Get ready to ship it. Twice", "Tom & Jerry <3", "Fish &amp; Chips|Fish & Chips",
            "½ Price Card|1⁄2 Price Card", "Card  with   spaces|Card with spaces", "Lot, has sold for $3 before", "Quantity: 7 pack",
            "Straße №5 ™|Straße No5 TM", "O’Neil ‘Rookie’ — “Gem”", "100% Authentic = yes", "A", "7", "Ｆｕｌｌ ｗｉｄｔｈ|Full width",
            "Łódź Žižkov naïve café", "#4", LONG, "Soft\u00ADhyphen|Softhyphen", "Zero\u200Bwidth|Zerowidth",
            "Heart ❤\uFE0F card|Heart ❤ card",
            "Card #1, Card #2, and Card #3", "Jordan '86 Fleer (reprint)", "<b>Bold</b> Break", "Кириллица 2001", "🧑‍🚀 Astro|🧑🚀 Astro",
            "=?utf-8?Q?not_a_word?=", "Price: €9 each?", "Congrats, your listing");
    private static final List<String> PRICES = List.of("$4.11|4.11|USD", "$1,234.56|1234.56|USD", "€12,50|12.50|EUR", "£7|7.00|GBP",
            "US$20.00|20.00|USD", "12,50 €|12.50|EUR", "CA$15.25|15.25|CAD", "A$3.10|3.10|AUD", "€1.234,50|1234.50|EUR", "$0.99|0.99|USD",
            "$12,345|12345.00|USD", "USD 88.00|88.00|USD", "$5|5.00|USD");

    static MadeSale of(int number, Random random) {
        var title = TITLES.get(number % TITLES.size()).split("\\|");
        var price = PRICES.get(random.nextInt(PRICES.size())).split("\\|");
        var words = random.nextInt(10) < 6
                ? WhatnotPhrases.ALL.getFirst()
                : WhatnotPhrases.ALL.get(random.nextInt(
                        WhatnotPhrases.ALL.size()));
        return new MadeSale(title[0], title[title.length - 1], price[0], price[1], price[2],
                random.nextInt(5) == 0 ? 1 + random.nextInt(20) : 1, words);
    }

    static MadeSale usual() {
        return new MadeSale("Example Card #12/99", "Example Card #12/99", "$4.11", "4.11", "USD", 1, WhatnotPhrases.ALL.getFirst());
    }

    String subject() {
        return words.beforeTitle() + title + words.afterTitle();
    }

    /// Paragraphs, parted by empty lines.
    String text() {
        return "Hi Pat!\n\nCongrats, " + words.bodyBefore() + title + words.bodyBetween() + price + words.bodyEnd() + "\n\n"
                + (quantity == 1 ? "" : "Quantity: " + quantity + "\n\n") + "Whatnot\n";
    }

    /// @param isNumbered characters beyond ASCII as entities
    String html(boolean isNumbered) {
        var html = new StringBuilder("<html><body>\n");
        for (var paragraph : text().strip().split("\n\n")) {
            html.append("<p>").append(escaped(paragraph, isNumbered)).append("</p>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    static String escaped(String text, boolean isNumbered) {
        var plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
        var html = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (isNumbered && c > 126) {
                html.append("&#").append(c).append(';');
            } else {
                html.appendCodePoint(c);
            }
        });
        return html.toString();
    }
}
