package io.soldonce.listing.policy;

/// Why a listing should show less, or another price, than the seller asked for. The codes are stored and served: they are permanent.
public enum Reason {
    /// Followed by the channel: `SOLD_ON whatnot`.
    SOLD_ON,
    OVERSOLD,
    OUT_OF_STOCK,
    RESERVED,
    HELD,
    BUFFER,
    PRIMARY_NOT_LIVE,
    EXCLUDED,
    PAUSED,
    ENDED,
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
    FLOOR_NOT_COMPARABLE
}
