package io.soldonce.reconciler.backfill;

import io.soldonce.reconciler.backfill.Match.Sighting;
import io.soldonce.values.Text;
import java.util.List;

/// What a person should look at, and why.
///
/// @param candidates SKUs it could be, or is
record Finding(String externalId, Code code, String toldSku, String title, List<String> candidates, String explanation) {
    Finding {
        candidates = List.copyOf(candidates);
    }

    enum Code {
        UNKNOWN_HERE,
        AMBIGUOUS,
        TITLE_DIFFERS,
        PACK_SIZE_DIFFERS,
        TAKEN
    }

    /// Null when there is nothing to look at.
    static Finding of(Sighting seen, Match match) {
        return switch (match) {
            case Match.Linked(var item, var _, var titleDiffers) -> titleDiffers
                    ? finding(seen, Code.TITLE_DIFFERS, List.of(item.sku()), "it is linked to " + item.sku() + ", which is called "
                            + Text.shown(item.title()) + " here. Check that it is the same thing; if not, end the listing here.")
                    : null;
            case Match.Unknown _ -> finding(seen, Code.UNKNOWN_HERE, List.of(),
                    "no item here has that id, SKU, EAN or title. Register the item, or link it to the one it is.");
            case Match.Ambiguous(var skus) -> finding(seen, Code.AMBIGUOUS, skus,
                    (seen.isKnownByTitleAlone() ? "the title" : "the EAN")
                            + " does not say which listing is which item. Link it to the one it is.");
            case Match.TitleDiffers(var sku, var ours) -> finding(seen, Code.TITLE_DIFFERS, List.of(sku),
                    "it has the EAN of " + sku + ", but that is called " + Text.shown(ours) + " here. Link it if it is the same thing.");
            case Match.PackSizeDiffers(var skus) -> finding(seen, Code.PACK_SIZE_DIFFERS, skus,
                    "it is sold in packs of " + seen.packSize()
                            + ", and no item here is. Link it only if one sold there is one unit here.");
            case Match.Taken(var sku, var externalId) -> taken(seen, sku, externalId);
        };
    }

    static Finding taken(Sighting seen, String sku, String externalId) {
        return finding(seen, Code.TAKEN, List.of(sku), sku + " is linked to " + externalId
                + " there. End one of the two listings, or give this one a SKU of its own.");
    }

    static Finding refused(Sighting seen, String sku, String message) {
        return finding(seen, Code.TAKEN, List.of(sku), message);
    }

    private static Finding finding(Sighting seen, Code code, List<String> candidates, String explanation) {
        return new Finding(seen.externalId(), code, seen.toldSku(), seen.title(), candidates, explanation);
    }
}
