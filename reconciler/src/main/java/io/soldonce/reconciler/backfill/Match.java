package io.soldonce.reconciler.backfill;

import java.util.List;

/// Which item of ours a listing that was seen stands for. Never guessed: whatever is not plain is left to a person. Pure.
public sealed interface Match {
    enum By {
        EXTERNAL_ID,
        SKU,
        EAN,
        TITLE
    }

    /// @param titleDiffers its title there shares too few words with ours; a person should look at it
    record Linked(Item item, By by, boolean titleDiffers) implements Match {}

    /// No item of ours.
    record Unknown() implements Match {}

    /// It could be any of these, or it is not the only listing that could be this one.
    record Ambiguous(List<String> skus) implements Match {
        public Ambiguous {
            skus = List.copyOf(skus);
        }
    }

    /// The EAN says this one, the title something else.
    record TitleDiffers(String sku, String ourTitle) implements Match {}

    /// The product is ours, but not in that pack.
    record PackSizeDiffers(List<String> skus) implements Match {
        public PackSizeDiffers {
            skus = List.copyOf(skus);
        }
    }

    /// The item is linked to another listing there.
    record Taken(String sku, String externalId) implements Match {}

    /// What was seen.
    ///
    /// @param isOnlyOfItsEan   no other listing there that is not ours has its EAN and pack size
    /// @param isOnlyOfItsTitle likewise; where it has neither SKU nor EAN its title says what it is
    record Sighting(String externalId, String toldSku, String ean, int packSize, String title, boolean isOnlyOfItsEan,
            boolean isOnlyOfItsTitle) {
        Sighting(String externalId, String toldSku, String ean, int packSize, String title, boolean isOnlyOfItsEan) {
            this(externalId, toldSku, ean, packSize, title, isOnlyOfItsEan, true);
        }

        boolean isKnownByTitleAlone() {
            return toldSku == null && ean == null && title != null;
        }
    }

    /// One of our items, with its listing on the channel if it has one.
    ///
    /// @param slot       of the listing; empty for the usual one
    /// @param isListed   it has a listing there, if only a draft
    /// @param externalId of the listing, null when it has none
    /// @param isEnded    we ended that listing, so it may be linked anew
    record Item(String sku, String slot, String title, String ean, int packSize, boolean isListed, String externalId, boolean isEnded) {
        boolean isTakenFor(String other) {
            return externalId != null && !isEnded && !externalId.equals(other);
        }
    }

    /// @param byId  the item whose listing this is already known to be, null when none
    /// @param bySku the item of that name, null when none
    /// @param byEan   items with the EAN, in whatever pack
    /// @param byTitle items of that very title, here or on the channel
    record Candidates(Item byId, Item bySku, List<Item> byEan, List<Item> byTitle) {
        public Candidates {
            byEan = List.copyOf(byEan);
            byTitle = List.copyOf(byTitle);
        }

        Candidates(Item byId, Item bySku, List<Item> byEan) {
            this(byId, bySku, byEan, List.of());
        }
    }

    /// By what is already known, then by SKU, then by EAN with pack size; by its exact title where it has neither.
    static Match of(Sighting seen, Candidates ours) {
        if (ours.byId() != null) {
            return new Linked(ours.byId(), By.EXTERNAL_ID, differs(seen, ours.byId()));
        }
        if (ours.bySku() != null) {
            return bySku(seen, ours.bySku());
        }
        if (!ours.byEan().isEmpty()) {
            return byEan(seen, ours.byEan());
        }
        return seen.isKnownByTitleAlone() && !ours.byTitle().isEmpty() ? byTitle(seen, ours.byTitle()) : new Unknown();
    }

    private static Match byTitle(Sighting seen, List<Item> items) {
        if (items.size() > 1 || !seen.isOnlyOfItsTitle()) {
            return new Ambiguous(items.stream().map(Item::sku).toList());
        }
        var item = items.getFirst();
        return item.isTakenFor(seen.externalId())
                ? new Taken(item.sku(), item.externalId())
                : new Linked(item, By.TITLE, false);
    }

    private static Match bySku(Sighting seen, Item item) {
        if (item.isTakenFor(seen.externalId())) {
            return new Taken(item.sku(), item.externalId());
        }
        // 1 may mean that the channel does not tell it
        if (seen.packSize() > 1 && seen.packSize() != item.packSize()) {
            return new PackSizeDiffers(List.of(item.sku()));
        }
        return new Linked(item, By.SKU, differs(seen, item));
    }

    private static Match byEan(Sighting seen, List<Item> items) {
        var same = items.stream().filter(item -> item.packSize() == seen.packSize()).toList();
        if (same.isEmpty()) {
            return new PackSizeDiffers(items.stream().map(Item::sku).toList());
        }
        if (same.size() > 1 || !seen.isOnlyOfItsEan()) {
            return new Ambiguous(same.stream().map(Item::sku).toList());
        }
        var item = same.getFirst();
        if (item.isTakenFor(seen.externalId())) {
            return new Taken(item.sku(), item.externalId());
        }
        return differs(seen, item) ? new TitleDiffers(item.sku(), item.title()) : new Linked(item, By.EAN, false);
    }

    private static boolean differs(Sighting seen, Item item) {
        return seen.title() != null && !Titles.areAlike(seen.title(), item.title());
    }
}
