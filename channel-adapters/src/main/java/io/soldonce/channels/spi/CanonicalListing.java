package io.soldonce.channels.spi;

import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import java.util.Map;
import java.util.Set;

/// What one listing should show, in no marketplace's words.
///
/// @param revision   of the desired listing; rises with every change of it
/// @param quantity   never null, 0 when it should be ended
/// @param price      null when no price may go out: the one shown stays
/// @param externalId the marketplace's id of the listing, null while it has none
/// @param changed    the parts in which it differs from what was last read there; the others need not be written
public record CanonicalListing(
        ListingKey key,
        long revision,
        Shown.Status status,
        int quantity,
        Money price,
        String externalId,
        Content content,
        Set<Part> changed) {

    public CanonicalListing {
        changed = Set.copyOf(changed);
    }

    public enum Part {
        STATUS,
        QUANTITY,
        PRICE,
        CONTENT
    }

    /// What the item is.
    ///
    /// @param condition   code of the ledger: `NEAR_MINT`, `GRADED`...
    /// @param grader      null unless graded, like `grade` and `certificate`
    /// @param ean         null when it has none
    /// @param attributes  everything else a seller noted, for example `imageUrl`
    public record Content(String title, String category, String condition, String grader, String grade, String certificate, String ean,
            int packSize, Map<String, String> attributes) {
        public Content {
            attributes = Map.copyOf(attributes);
        }
    }

    /// True when nothing of it is to be for sale.
    public boolean isDelist() {
        return status == Shown.Status.ENDED || quantity == 0;
    }
}
