package io.soldonce.reconciler.task;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Capabilities;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.OperatorTasks;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// A marketplace that only a person can write to: what is pushed becomes a task.
record HandShop(OperatorTasks tasks, Clock clock) implements Channel {
    static final Duration WITHIN = Duration.ofMinutes(15);

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Capabilities.Quantities.ABSOLUTE, 5, true, true, false, Capabilities.Restorer.US, true, true,
                Duration.ofMinutes(15), 4, 1000, null);
    }

    @Override
    public Offer render(CanonicalListing listing) {
        return new Offer(listing, listing.isDelist() ? "End it" : "Show " + listing.quantity());
    }

    @Override
    public List<Receipt> push(List<Offer> offers) {
        return offers.stream().map(offer -> {
            var listing = offer.listing();
            var id = UUID.randomUUID().toString();
            tasks.ask(List.of(new OperatorTasks.Task(id, listing.key(), offer.payload(), new Shown(listing.status(), listing.quantity(),
                    listing.price(), listing.content().title(), listing.externalId(), null), clock.instant(),
                    clock.instant().plus(WITHIN))));
            return new Receipt(offer, new CallOutcome.Done(), id);
        }).toList();
    }

    @Override
    public List<Confirmation> confirm(List<Receipt> receipts) {
        return receipts.stream().map(this::confirm).toList();
    }

    private Confirmation confirm(Receipt receipt) {
        if (receipt.reference() == null) {
            var key = receipt.offer().listing().key();
            var shown = tasks.known(List.of(key)).get(key);
            return new Confirmation.Word(shown == null ? new Shown(Shown.Status.ENDED, 0, null, null, null, null) : shown, null);
        }
        var word = tasks.answers(List.of(receipt.reference())).get(receipt.reference());
        return word == null
                ? new Confirmation.Pending(clock.instant().plus(WITHIN))
                : new Confirmation.Word(word.shown(), word.by());
    }

    @Override
    public Observation observe(Consumer<List<Seen>> pages) {
        return new Observation.Failed(clock.instant(), new CallOutcome.Refused("NO_LIST", Map.of().toString()));
    }
}
