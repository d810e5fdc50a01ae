package io.soldonce.reconciler.listing;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Capabilities;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A small marketplace in memory that does what it is told, unless a fault is set. What it shows is what a shopper would see.
final class TestShop implements Channel {
    private static final Capabilities CAPABILITIES = new Capabilities(Capabilities.Quantities.ABSOLUTE, 5, true, true, false,
            Capabilities.Restorer.US, false, false, Duration.ofSeconds(30), 4, 1000, null);

    /// What it does with the next offer, or the next look.
    enum Fault {
        TAKE_AND_FORGET,
        TIME_OUT_AFTER_EFFECT,
        TIME_OUT_BEFORE_EFFECT,
        REFUSE,
        BUSY,
        BREAK,
        SESSION_LOST
    }

    final Map<Sku, Shown> shelf = new HashMap<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    final List<Offer> told = new ArrayList<>();
    /// Runs after each call, for what happens there meanwhile.
    Runnable meanwhile = () -> {};
    /// When not null, what was taken is worked off only then.
    Supplier<Instant> pendingUntil;
    /// When not null, nobody can read it, and this person says what it shows.
    String sayer;
    boolean isDown;
    int looks;
    private int ids;

    void stock(Sku sku, int quantity) {
        shelf.put(sku,
                new Shown(quantity == 0 ? Shown.Status.ENDED : Shown.Status.LIVE, quantity, Money.of("9.00", "USD"), "Title of " + sku,
                        "ebay-" + sku, null));
    }

    int buyable(Sku sku) {
        var shown = shelf.get(sku);
        return shown == null || shown.status() == Shown.Status.ENDED ? 0 : shown.quantity();
    }

    /// A shopper buys, and the shop lowers its own stock.
    void sell(Sku sku, int quantity) {
        var shown = shelf.get(sku);
        if (buyable(sku) < quantity) {
            throw new AssertionError("a shopper can not buy " + quantity + " of " + sku);
        }
        var left = shown.quantity() - quantity;
        shelf.put(sku, new Shown(left == 0 ? Shown.Status.ENDED : Shown.Status.LIVE, left, shown.price(), shown.title(), shown.externalId(),
                null));
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Offer render(CanonicalListing listing) {
        return new Offer(listing, listing.status() + " " + listing.quantity() + " " + listing.price());
    }

    @Override
    public List<Receipt> push(List<Offer> offers) {
        return offers.stream().map(this::push).toList();
    }

    private Receipt push(Offer offer) {
        if (isDown) {
            return new Receipt(offer, new CallOutcome.Transient("503", "closed"), null);
        }
        told.add(offer);
        var fault = faults.poll();
        var outcome = switch (fault) {
            case null -> applied(offer);
            case TAKE_AND_FORGET -> new CallOutcome.Done();
            case TIME_OUT_AFTER_EFFECT -> {
                applied(offer);
                yield new CallOutcome.Unknown("no answer");
            }
            case TIME_OUT_BEFORE_EFFECT -> new CallOutcome.Unknown("no answer");
            case REFUSE -> new CallOutcome.Refused("25002", "no");
            case BUSY -> new CallOutcome.Transient("25025", "concurrent access");
            case SESSION_LOST -> new CallOutcome.SessionLost("invalid_grant");
            case BREAK -> throw new IllegalStateException("the adapter broke");
        };
        meanwhile.run();
        return new Receipt(offer, outcome, null);
    }

    private CallOutcome applied(Offer offer) {
        var listing = offer.listing();
        var sku = listing.key().sku();
        var before = shelf.get(sku);
        var isRelisted = listing.status() == Shown.Status.LIVE && (before == null || before.status() == Shown.Status.ENDED);
        var id = isRelisted ? "ebay-" + sku + "-" + ++ids : before == null ? null : before.externalId();
        var hasQuantity = listing.changed().contains(Part.QUANTITY) || listing.changed().contains(Part.STATUS) || before == null;
        var price = listing.changed().contains(Part.PRICE) || before == null ? listing.price() : before.price();
        shelf.put(sku,
                new Shown(listing.status(), hasQuantity ? listing.quantity() : before.quantity(), price, listing.content().title(), id,
                        null));
        return new CallOutcome.Done();
    }

    @Override
    public List<Confirmation> confirm(List<Receipt> receipts) {
        looks++;
        var confirmations = receipts.stream().map(this::confirm).toList();
        meanwhile.run();
        return confirmations;
    }

    private Confirmation confirm(Receipt receipt) {
        if (isDown) {
            return new Confirmation.Unread(new CallOutcome.Transient("503", "closed"));
        }
        if (pendingUntil != null && receipt.outcome() instanceof CallOutcome.Done) {
            return new Confirmation.Pending(pendingUntil.get());
        }
        var shown = shelf.get(receipt.offer().listing().key().sku());
        var said = shown == null ? new Shown(Shown.Status.ENDED, 0, null, null, null, null) : shown;
        return sayer == null ? new Confirmation.Applied(said) : new Confirmation.Word(said, sayer);
    }

    @Override
    public Observation observe(Consumer<List<Seen>> pages) {
        pages.accept(shelf.entrySet().stream().map(entry -> new Seen(entry.getKey().value(), null, 1, entry.getValue())).toList());
        return new Observation.Complete(Instant.EPOCH, "seller", shelf.size());
    }
}
