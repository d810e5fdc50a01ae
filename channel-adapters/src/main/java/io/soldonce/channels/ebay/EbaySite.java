package io.soldonce.channels.ebay;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What differs from one eBay marketplace to the next.
enum EbaySite {
    EBAY_US("en-US", "USD", "www.ebay.com"),
    EBAY_CA("en-CA", "CAD", "www.ebay.ca"),
    EBAY_GB("en-GB", "GBP", "www.ebay.co.uk"),
    EBAY_AU("en-AU", "AUD", "www.ebay.com.au"),
    EBAY_IE("en-IE", "EUR", "www.ebay.ie"),
    EBAY_DE("de-DE", "EUR", "www.ebay.de"),
    EBAY_AT("de-AT", "EUR", "www.ebay.at"),
    EBAY_CH("de-CH", "CHF", "www.ebay.ch"),
    EBAY_NL("nl-NL", "EUR", "www.ebay.nl"),
    EBAY_BE("nl-BE", "EUR", "www.ebay.be"),
    EBAY_FR("fr-FR", "EUR", "www.ebay.fr"),
    EBAY_IT("it-IT", "EUR", "www.ebay.it"),
    EBAY_ES("es-ES", "EUR", "www.ebay.es"),
    EBAY_PL("pl-PL", "PLN", "www.ebay.pl");

    private final String language;
    private final String currency;
    private final String host;

    EbaySite(String language, String currency, String host) {
        this.language = language;
        this.currency = currency;
        this.host = host;
    }

    static EbaySite of(String code) {
        return Arrays.stream(values()).filter(site -> site.name().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an eBay marketplace we know: " + code + "; write one of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /// Of the words written to it, as the header Content-Language wants it.
    String language() {
        return language;
    }

    String currency() {
        return currency;
    }

    /// Where a shopper sees a listing.
    String page(String listingId) {
        return URI.create("https://" + host + "/itm/" + listingId).toString();
    }
}
