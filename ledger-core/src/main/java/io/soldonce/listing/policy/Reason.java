package io.soldonce.listing.policy;

/// Why a listing should show less, or another price, than the seller asked for. The codes are stored and served: they are permanent.
public enum Reason {
    /// Followed by the channel: `SOLD_ON whatnot`.
    SOLD_ON,
    OVERSOLD,
    OUT_OF_STOCK,
    RESERVED,
    HELD,
    /// Came back and waits for somebody to look at it.
    IN_INSPECTION,
    DAMAGED,
    /// At somebody who sells it for us.
    CONSIGNED,
    BUFFER,
    PRIMARY_NOT_LIVE,
    EXCLUDED,
    PAUSED,
    ENDED,
    ARCHIVED,
    /// An inspection found it other than it was; the listing still describes what it was.
    NEEDS_REVISION,
    PHOTO_MISSING,
    TITLE_NOT_UNIQUE,
    EXTERNAL_ID_TAKEN,
    ITEM_UNKNOWN,
    AVAILABILITY_UNKNOWN,
    POLICY_FAILED,
    CAPPED,
    PRICE_MISSING,
    PRICE_BELOW_FLOOR,
    PRICE_FAR_FROM_LAST,
    FLOOR_NOT_COMPARABLE;

    /// True where the units themselves are not there to be sold, whatever anybody decided about a listing.
    public boolean isAboutUnits() {
        return switch (this) {
            case SOLD_ON, OVERSOLD, OUT_OF_STOCK, RESERVED, HELD, IN_INSPECTION, DAMAGED, CONSIGNED -> true;
            default -> false;
        };
    }
}
