package io.soldonce.channels.ebay;

import java.net.URI;
import java.time.Duration;
import java.util.Properties;

/// One seller's account at eBay and the application that may act for it.
///
/// @param api                 base address of the interfaces, also of the token door
/// @param identity            base address that tells who consented; real eBay has a host of its own for it
/// @param refreshToken        from the seller's consent; lasts about 18 months
/// @param marketplace         `EBAY_US`, `EBAY_DE`...
/// @param seller              user name (or user id) of the seller who should have consented
/// @param currency            ISO code of the prices there
/// @param merchantLocationKey null when not named, like the three policies: then the only one the seller has is taken
/// @param categoryId          for items whose own category is not one of eBay's numbers; null when there is none
/// @param salesLag            how long after a sale its order may still be missing from the list of orders
public record EbayAccount(URI api, URI identity, String clientId, String clientSecret, String refreshToken, String marketplace,
        String seller, String currency, String merchantLocationKey, String paymentPolicyId, String returnPolicyId,
        String fulfillmentPolicyId, String categoryId, Duration salesLag) {
    private static final String REAL_API = "https://api.ebay.com";
    private static final String REAL_IDENTITY = "https://apiz.ebay.com";
    private static final Duration USUAL_LAG = Duration.ofMinutes(2);

    /// Reads `api`, `identity`, `clientId`, `clientSecret`, `refreshToken`, `marketplace`, `seller`, `currency`, `merchantLocationKey`,
    /// `paymentPolicyId`, `returnPolicyId`, `fulfillmentPolicyId`, `categoryId`, `salesLag` (ISO 8601, `PT2M`).
    ///
    /// @throws IllegalArgumentException naming the property that is missing or wrong, and what to write
    public static EbayAccount of(Properties properties) {
        var site = EbaySite.of(needed(properties, "marketplace", "the marketplace's code, for example EBAY_US"));
        var api = address(properties, "api", REAL_API);
        return new EbayAccount(api, address(properties, "identity", api.toString().equals(REAL_API) ? REAL_IDENTITY : api.toString()),
                needed(properties, "clientId", "the App ID of your key set at developer.ebay.com"),
                needed(properties, "clientSecret", "the Cert ID of your key set at developer.ebay.com"),
                needed(properties, "refreshToken", "the refresh token that came with the seller's consent"), site.name(),
                needed(properties, "seller", "the user name of the seller whose listings these are"),
                optional(properties, "currency", site.currency()), optional(properties, "merchantLocationKey", null),
                optional(properties, "paymentPolicyId", null), optional(properties, "returnPolicyId", null),
                optional(properties, "fulfillmentPolicyId", null), optional(properties, "categoryId", null), lag(properties));
    }

    EbaySite site() {
        return EbaySite.of(marketplace);
    }

    /// True when it names all that a new listing needs of the account.
    boolean canList() {
        return merchantLocationKey != null && paymentPolicyId != null && returnPolicyId != null && fulfillmentPolicyId != null;
    }

    EbayAccount with(String locationKey, String payment, String back, String fulfillment) {
        return new EbayAccount(api, identity, clientId, clientSecret, refreshToken, marketplace, seller, currency, locationKey, payment,
                back,
                fulfillment, categoryId, salesLag);
    }

    private static String needed(Properties properties, String name, String what) {
        var value = optional(properties, name, null);
        if (value == null) {
            throw new IllegalArgumentException("the eBay account lacks the property " + name + ": write " + what);
        }
        return value;
    }

    private static String optional(Properties properties, String name, String otherwise) {
        var value = properties.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static URI address(Properties properties, String name, String otherwise) {
        var text = optional(properties, name, otherwise);
        try {
            var address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (address.getHost() != null && isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException(wrongAddress(name, text), notAnAddress);
        }
        throw new IllegalArgumentException(wrongAddress(name, text));
    }

    private static boolean isSafe(URI address) {
        var isHere = address.getHost().equals("127.0.0.1") || address.getHost().equals("localhost");
        return "https".equals(address.getScheme()) || (isHere && "http".equals(address.getScheme()));
    }

    private static String wrongAddress(String name, String text) {
        return "the eBay account's property " + name + " is no address: " + text + "; write one like " + REAL_API
                + " (plain http only on this machine)";
    }

    private static Duration lag(Properties properties) {
        var text = optional(properties, "salesLag", null);
        if (text == null) {
            return USUAL_LAG;
        }
        try {
            var lag = Duration.parse(text);
            if (!lag.isNegative()) {
                return lag;
            }
        } catch (java.time.format.DateTimeParseException notADuration) {
            throw new IllegalArgumentException(wrongLag(text), notADuration);
        }
        throw new IllegalArgumentException(wrongLag(text));
    }

    private static String wrongLag(String text) {
        return "the eBay account's property salesLag is no length of time: " + text + "; write for example PT2M for two minutes";
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "eBay account " + seller + " on " + marketplace + " at " + api;
    }
}
