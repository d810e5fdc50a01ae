package io.soldonce.projections.query;

import java.util.List;

/// One item in a list.
public record ItemRow(
        String sku,
        String title,
        String category,
        String condition,
        boolean kit,
        boolean oneOfAKind,
        int availableToPromise,
        List<Shown> listings) {
    public ItemRow {
        listings = List.copyOf(listings);
    }

    /// A listing of the item in short.
    ///
    /// @param slot     empty for the usual listing
    /// @param status   of the listing: what is last known of it out there
    /// @param desired  what it should be
    /// @param quantity that it should show; null when unknown
    /// @param price    that it should show; null when none may go out
    public record Shown(String channel, String slot, String status, String desired, Integer quantity, Price price, List<String> reasons) {
        public Shown {
            reasons = List.copyOf(reasons);
        }
    }
}
