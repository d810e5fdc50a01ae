package io.soldonce.reconciler.drift;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Capabilities;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A marketplace in memory that can be looked at: what it shows is what a test put there.
public final class TestShop implements Channel {
    private static final int A_PAGE = 3;

    private final Clock clock;
    private final Map<String, Seen> shelf = new TreeMap<>();
    private String account = "seller";
    private CallOutcome trouble;
    private int hidden;
    private int lost;
    private Runnable meanwhile = () -> {};

    public TestShop(Clock clock) {
        this.clock = clock;
    }

    /// Shows a listing from now on.
    public TestShop shows(String externalId, String sku, int quantity, String price, String title) {
        return shows(externalId, sku, null, 1, quantity, price, title);
    }

    public TestShop shows(String externalId, String sku, String ean, int packSize, int quantity, String price, String title) {
        shelf.put(externalId, new Seen(sku, ean, packSize, new Shown(Shown.Status.LIVE, quantity,
                price == null ? null : Money.of(price, "USD"), title, externalId, null)));
        return this;
    }

    public void ends(String externalId) {
        shelf.computeIfPresent(externalId, (_, seen) -> new Seen(seen.sku(), seen.ean(), seen.packSize(),
                new Shown(Shown.Status.ENDED, 0, seen.shown().price(), seen.shown().title(), externalId, null)));
    }

    public void forgets(String externalId) {
        shelf.remove(externalId);
    }

    public void forgetsAll() {
        shelf.clear();
    }

    public void signsInTo(String other) {
        account = other;
    }

    /// Every look fails so; null to work again.
    public void failsWith(CallOutcome outcome) {
        trouble = outcome;
    }

    /// Says it is complete although it leaves out so many, and does not count them either.
    public void hides(int listings) {
        hidden = listings;
    }

    /// Counts so many that never come.
    public void loses(int listings) {
        lost = listings;
    }

    /// Happens while it is looked at, once.
    public void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    @Override
    public Observation observe(Consumer<List<Seen>> pages) {
        var startedAt = clock.instant();
        var all = new ArrayList<>(shelf.values()).subList(0, Math.max(0, shelf.size() - hidden));
        for (var from = 0; from < all.size(); from += A_PAGE) {
            pages.accept(List.copyOf(all.subList(from, Math.min(all.size(), from + A_PAGE))));
        }
        meanwhile.run();
        meanwhile = () -> {};
        return trouble != null
                ? new Observation.Failed(startedAt, trouble)
                : new Observation.Complete(startedAt, account, all.size() + lost);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Capabilities.Quantities.ABSOLUTE, 1, true, false, false, Capabilities.Restorer.US, false, false,
                Duration.ZERO, 1,
                1,
                null);
    }

    @Override
    public Offer render(CanonicalListing listing) {
        return new Offer(listing, listing.toString());
    }

    @Override
    public List<Receipt> push(List<Offer> offers) {
        throw new IllegalStateException("whoever compares does not write");
    }

    @Override
    public List<Confirmation> confirm(List<Receipt> receipts) {
        throw new IllegalStateException("whoever compares does not read back");
    }
}
