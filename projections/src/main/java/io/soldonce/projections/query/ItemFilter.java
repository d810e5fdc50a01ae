package io.soldonce.projections.query;

/// Which items to list; whatever is null does not narrow.
///
/// @param channel only items with a listing there
/// @param status  only items with a listing of this status (`live`), on `channel` when that is given
/// @param words   all of them in the title, or the beginning of the SKU, or exactly EAN, serial or certificate
public record ItemFilter(String channel, String status, String words) {
    public static final ItemFilter ALL = new ItemFilter(null, null, null);
}
