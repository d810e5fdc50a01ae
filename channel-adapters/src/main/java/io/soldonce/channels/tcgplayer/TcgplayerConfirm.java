package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Shown;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a batch back: first what became of our uploads, then, once for all, what is live.
final class TcgplayerConfirm {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Shown NEVER_THERE = new Shown(Shown.Status.ENDED, 0, null, null, null, null);

    private final TcgplayerPortal portal;
    private final List<Receipt> receipts;
    private final Map<String, StagedUpload> partlyLive = new HashMap<>();

    TcgplayerConfirm(TcgplayerPortal portal, List<Receipt> receipts) {
        this.portal = portal;
        this.receipts = receipts;
    }

    /// @throws ChannelFailure when nothing could be read
    List<Confirmation> confirmations() {
        var uploads = portal.staged().stream().filter(TcgplayerPush::isOurs)
                .collect(Collectors.toMap(StagedUpload.Listed::id, StagedUpload.Listed::state, (newer, _) -> newer));
        if (uploads.containsValue(StagedUpload.State.MOVING)) {
            var askAgainAt = portal.clock().instant().plus(AGAIN);
            return receipts.stream().<Confirmation>map(_ -> new Confirmation.Pending(askAgainAt)).toList();
        }
        // What was never moved must not be moved by anybody later: the number in it is of then.
        if (uploads.values().stream().anyMatch(StagedUpload.State::isUnfinished)) {
            TcgplayerPush.tidy(portal);
        }
        receipts.stream().map(Receipt::reference).filter(id -> id != null && uploads.get(id) == StagedUpload.State.PARTLY_LIVE).distinct()
                .forEach(id -> partlyLive.put(id, portal.upload(id)));
        var live = portal.exportLive();
        return receipts.stream().map(receipt -> confirmation(receipt, live)).toList();
    }

    private Confirmation confirmation(Receipt receipt, PricingCsv.Live live) {
        var id = Deltas.id(receipt.offer().listing());
        var problem = id == null ? Optional.<String>empty() : problem(receipt.reference(), id);
        if (problem.isPresent()) {
            return new Confirmation.Rejected("NOT_LIVE", problem.get());
        }
        var card = id == null ? null : live.cards().get(id);
        if (card == null && id != null && !live.isWhole()) {
            return new Confirmation.Unread(new CallOutcome.Transient("EXPORT_ROW", "the export has rows that can not be read: "
                    + live.troubles().getFirst().where() + ", " + live.troubles().getFirst().detail()));
        }
        return new Confirmation.Applied(card == null ? NEVER_THERE : card.shown());
    }

    private Optional<String> problem(String reference, String id) {
        var upload = reference == null ? null : partlyLive.get(reference);
        return upload == null
                ? Optional.empty()
                : upload.products().stream().filter(product -> product.id().equals(id)).map(StagedUpload.Product::problem)
                        .filter(problem -> !problem.isEmpty()).findFirst();
    }
}
