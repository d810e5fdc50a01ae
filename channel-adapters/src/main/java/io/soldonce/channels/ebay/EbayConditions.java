package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CanonicalListing.Content;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Our conditions in eBay's words. Pure.
///
/// Trading cards are their own world there: in three categories a card is LIKE_NEW when graded and USED_VERY_GOOD when not, and numbered
/// descriptors tell the rest (eBay Sell Inventory API 1.18.4, conditionDescriptors). The numbers are the seller's to name, in the attribute
/// `conditionDescriptors`: `27501=275010,27502=275020`.
final class EbayConditions {
    static final String DESCRIPTORS = "conditionDescriptors";
    private static final Set<String> TRADING_CARDS = Set.of("183050", "183454", "261328");
    private static final Set<String> USED = Set.of("USED_EXCELLENT", "USED_VERY_GOOD", "USED_GOOD", "USED_ACCEPTABLE");
    private static final Set<String> OPENED = Set.of("NEW_OTHER", "LIKE_NEW", "NEW_WITH_DEFECTS");

    private EbayConditions() {}

    static boolean isTradingCard(String category) {
        return category != null && TRADING_CARDS.contains(category);
    }

    static String of(Content content, String category) {
        if (isTradingCard(category)) {
            return content.condition().equals("GRADED") ? "LIKE_NEW" : "USED_VERY_GOOD";
        }
        return switch (content.condition()) {
            case "NEW" -> "NEW";
            case "OPEN_BOX" -> "NEW_OTHER";
            case "GRADED" -> "LIKE_NEW";
            case "DAMAGED" -> "FOR_PARTS_OR_NOT_WORKING";
            case "NEAR_MINT" -> "USED_EXCELLENT";
            case "LIGHTLY_PLAYED" -> "USED_VERY_GOOD";
            case "MODERATELY_PLAYED" -> "USED_GOOD";
            case "HEAVILY_PLAYED" -> "USED_ACCEPTABLE";
            default -> "USED_GOOD";
        };
    }

    /// True when what stands there is one of the words that ours may mean: a seller who chose among them by hand keeps the choice.
    static boolean isAlready(String theirs, Content content, String category) {
        var ours = of(content, category);
        if (ours.equals(theirs) || theirs == null || isTradingCard(category)) {
            return ours.equals(theirs);
        }
        return switch (content.condition()) {
            case "USED", "NEAR_MINT", "LIGHTLY_PLAYED", "MODERATELY_PLAYED", "HEAVILY_PLAYED" -> USED.contains(theirs);
            case "OPEN_BOX" -> OPENED.contains(theirs);
            default -> false;
        };
    }

    /// Null when the seller named none.
    ///
    /// @throws IllegalArgumentException when they are not written as asked
    static ArrayNode descriptors(Content content) {
        var text = content.attributes().get(DESCRIPTORS);
        if (text == null || text.isBlank()) {
            return null;
        }
        var descriptors = EbayJson.array();
        for (var pair : text.split(",", -1)) {
            var parts = pair.strip().split("=", -1);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new IllegalArgumentException("the attribute " + DESCRIPTORS + " is not name=value,name=value: " + text);
            }
            descriptors.add(descriptor(parts[0].strip(), parts[1].strip()));
        }
        return descriptors;
    }

    private static ObjectNode descriptor(String name, String value) {
        var descriptor = EbayJson.object().put("name", name);
        descriptor.set("values", EbayJson.array().add(value));
        return descriptor;
    }
}
