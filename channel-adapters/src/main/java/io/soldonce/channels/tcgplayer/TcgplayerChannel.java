package io.soldonce.channels.tcgplayer;

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
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One seller's account at TCGplayer, by the seller portal: prices and quantities go up as a file, and what is live comes down as one.
/// A listing's external id is its TCGplayer Id. Safe with several callers; one pushes or reads back at a time.
public final class TcgplayerChannel implements Channel {
    private static final int BATCH = 100;
    private static final int CALLS_A_SECOND = 100;
    private static final int PAGE = 1_000;

    private final TcgplayerPortal portal;
    private final Supplier<UUID> runs;
    private final Consumer<Duration> pause;
    private final ReentrantLock alone = new ReentrantLock();

    /// @param runs an id for each upload, never the same twice
    public TcgplayerChannel(TcgplayerPortal portal, Supplier<UUID> runs) {
        this(portal, runs, pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    TcgplayerChannel(TcgplayerPortal portal, Supplier<UUID> runs, Consumer<Duration> pause) {
        this.portal = portal;
        this.runs = runs;
        this.pause = pause;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Quantities.DELTA, BATCH, false, true, false, Restorer.US, false, false, portal.account().salesLag(), 1,
                CALLS_A_SECOND, null);
    }

    @Override
    public Offer render(CanonicalListing listing) {
        return new Offer(listing, Deltas.payload(listing));
    }

    @Override
    public List<Receipt> push(List<Offer> offers) {
        alone.lock();
        try {
            return new TcgplayerPush(portal, offers, runs, pause).receipts();
        } finally {
            alone.unlock();
        }
    }

    @Override
    public List<Confirmation> confirm(List<Receipt> receipts) {
        alone.lock();
        try {
            return new TcgplayerConfirm(portal, receipts).confirmations();
        } catch (ChannelFailure failed) {
            return receipts.stream().<Confirmation>map(_ -> new Confirmation.Unread(failed.outcome())).toList();
        } finally {
            alone.unlock();
        }
    }

    @Override
    public Observation observe(Consumer<List<Seen>> pages) {
        var startedAt = portal.clock().instant();
        try {
            var live = portal.exportLive();
            if (!live.isWhole()) {
                var first = live.troubles().getFirst();
                return new Observation.Failed(startedAt, new CallOutcome.Transient("EXPORT_ROW", live.troubles().size()
                        + " rows of the export can not be read, the first is " + first.where() + ": " + first.detail()));
            }
            var seen = live.cards().values().stream().map(LiveCard::seen).toList();
            for (var from = 0; from < seen.size(); from += PAGE) {
                pages.accept(new ArrayList<>(seen.subList(from, Math.min(seen.size(), from + PAGE))));
            }
            return new Observation.Complete(startedAt, portal.account().seller(), seen.size());
        } catch (ChannelFailure failed) {
            return new Observation.Failed(startedAt, failed.outcome());
        }
    }
}
