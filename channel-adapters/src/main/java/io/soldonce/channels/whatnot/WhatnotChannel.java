package io.soldonce.channels.whatnot;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Capabilities;
import io.soldonce.channels.spi.Capabilities.Quantities;
import io.soldonce.channels.spi.Capabilities.Restorer;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.OperatorTasks;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.ListingKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One seller's account at Whatnot. No program may write there, so each push asks a person, and the person's word is what confirms it.
public final class WhatnotChannel implements Channel {
    private static final int BATCH = 50;
    private static final int CALLS_A_SECOND = 50;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final WhatnotAccount account;
    private final OperatorTasks tasks;
    private final Supplier<List<Seen>> list;
    private final Clock clock;
    private final Supplier<String> ids;

    /// @param list what the account shows, as it was handed in last; gives null while there is none
    /// @param ids  of tasks, never the same twice
    public WhatnotChannel(WhatnotAccount account, OperatorTasks tasks, Supplier<List<Seen>> list, Clock clock, Supplier<String> ids) {
        this.account = account;
        this.tasks = tasks;
        this.list = list;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Quantities.ABSOLUTE, BATCH, true, true, false, Restorer.US, true, true, account.mailDelay(), 1,
                CALLS_A_SECOND, null);
    }

    @Override
    public Offer render(CanonicalListing listing) {
        return new Offer(listing, WhatnotWords.of(listing));
    }

    /// Asks for what is not shown already: a receipt without a reference asks nobody.
    @Override
    public List<Receipt> push(List<Offer> offers) {
        var receipts = new ArrayList<Receipt>();
        var asked = new ArrayList<OperatorTasks.Task>();
        try {
            var known = known(offers);
            var now = clock.instant();
            for (var offer : offers) {
                var shown = known.get(offer.listing().key());
                if (WhatnotWords.isShown(offer.listing(), shown)) {
                    receipts.add(new Receipt(offer, new CallOutcome.Done(), null));
                } else {
                    var task = new OperatorTasks.Task(ids.get(), offer.listing().key(), offer.payload(),
                            WhatnotWords.asAsked(offer.listing(), shown), now, now.plus(account.taskWithin()));
                    asked.add(task);
                    receipts.add(new Receipt(offer, new CallOutcome.Done(), task.id()));
                }
            }
            if (!asked.isEmpty()) {
                tasks.ask(asked);
            }
            return receipts;
        } catch (RuntimeException broken) {
            var outcome = new CallOutcome.Unknown("nobody could be asked: " + broken.getMessage());
            return offers.stream().map(offer -> new Receipt(offer, outcome, null)).toList();
        }
    }

    @Override
    public List<Confirmation> confirm(List<Receipt> receipts) {
        try {
            var answers = tasks.answers(receipts.stream().map(Receipt::reference).filter(Objects::nonNull).toList());
            var known = known(receipts.stream().filter(receipt -> receipt.reference() == null).map(Receipt::offer).toList());
            return receipts.stream().map(receipt -> receipt.reference() == null
                    ? said(receipt.offer().listing(), known)
                    : answer(answers.get(receipt.reference()))).toList();
        } catch (RuntimeException broken) {
            var trouble = new CallOutcome.Transient("TASKS_AWAY", "the answers could not be read: " + broken.getMessage());
            return receipts.stream().map(_ -> (Confirmation) new Confirmation.Unread(trouble)).toList();
        }
    }

    private Confirmation answer(OperatorTasks.Word word) {
        return word == null
                ? new Confirmation.Pending(clock.instant().plus(ASK_AGAIN))
                : new Confirmation.Word(word.shown(), word.by());
    }

    /// A listing nobody ever spoke of was never there, as far as anyone can tell; but one that must go and has been there once is taken to
    /// be there still, so that somebody looks.
    private static Confirmation said(CanonicalListing listing, Map<ListingKey, Shown> known) {
        var shown = known.get(listing.key());
        if (shown != null) {
            return new Confirmation.Word(shown, null);
        }
        var mayBeThere = listing.isDelist() && listing.externalId() != null;
        return new Confirmation.Word(new Shown(mayBeThere ? Shown.Status.LIVE : Shown.Status.ENDED, mayBeThere ? 1 : 0, null, null,
                listing.externalId(), null), null);
    }

    private Map<ListingKey, Shown> known(List<Offer> offers) {
        return offers.isEmpty() ? Map.of() : tasks.known(offers.stream().map(offer -> offer.listing().key()).toList());
    }

    /// Nothing can be read: the list somebody handed in is all there is.
    @Override
    public Observation observe(Consumer<List<Seen>> pages) {
        var startedAt = clock.instant();
        try {
            var seen = list.get();
            if (seen == null || seen.isEmpty()) {
                return new Observation.Failed(startedAt, new CallOutcome.Refused("NO_LIST",
                        "no list of Whatnot's listings was handed in, or an empty one: export it there and upload it"));
            }
            pages.accept(seen);
            return new Observation.Complete(startedAt, account.seller(), seen.size());
        } catch (ChannelFailure failed) {
            return new Observation.Failed(startedAt, failed.outcome());
        }
    }
}
