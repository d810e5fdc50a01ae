package io.soldonce.reconciler.sales;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.SalesPage;
import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.reconciler.sales.OrderRecorder.Unreadable;
import io.soldonce.reconciler.sales.SalesProgress.Stand;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.util.List;
import java.util.Optional;

/// What a person is told when sales can not be heard. Pure.
final class SalesTroubles {
    private static final String CONSENT = "CONSENT_NEEDED";
    private static final String UNREADABLE = "SALES_UNREADABLE";
    private static final int LAST_SILENT_FAILURE = 1;

    private SalesTroubles() {}

    /// Told once for each stretch without a success: the key holds how far the sales were read when it began.
    static Optional<Trouble> of(ChannelId channel, CallOutcome outcome, Stand stand) {
        var since = since(stand);
        if (outcome instanceof CallOutcome.SessionLost(var words)) {
            return Optional.of(trouble(channel, CONSENT, since, channel + " does not let us in any more (" + words
                    + "). Its sales are not heard (last heard up to: " + since + ") and nothing can be put on sale there."
                    + " Let us in again, as docs/channels says for its kind; then it goes on by itself, and nothing is lost."));
        }
        return stand.failures() <= LAST_SILENT_FAILURE
                ? Optional.empty()
                : Optional.of(trouble(channel, UNREADABLE, since, "the sales on " + channel + " can not be read (" + words(outcome)
                        + "), " + stand.failures() + " times in a row; last heard up to: " + since + ". It is tried again by itself. If it"
                        + " stays, look whether " + channel + " is down, and sell what is there nowhere else meanwhile."));
    }

    static Trouble of(ChannelId channel, Unreadable order) {
        return new Trouble(HeardOrders.UNREADABLE + "/" + channel + "/" + order.orderId() + "/" + order.input(), HeardOrders.UNREADABLE,
                null, channel.value(), order.orderId(), "the order could not be recorded: " + order.why()
                        + ". What it sold is still on sale elsewhere. It was kept as it was told (raw input " + order.input()
                        + ") and is tried again; if it stays, record the sale by hand and settle this.",
                null);
    }

    static Trouble againOrTwice(ChannelId channel, ToldOrder mail, String sku, String before) {
        return new Trouble("AGAIN_OR_SOLD_TWICE/" + channel + "/" + mail.orderId(), "AGAIN_OR_SOLD_TWICE", new Sku(sku).key(),
                channel.value(),
                mail.orderId(),
                "another mail says that " + sku + " was sold on " + channel + ", of which there was one, and order " + before
                        + " sold it there before. It may be the same sale told again, or it was sold twice: this mail changed nothing."
                        + " Look at " + channel + "; if it was sold twice, record the second sale by hand.",
                null);
    }

    static Trouble of(ChannelId channel, SalesPage.Doubt doubt) {
        return new Trouble(doubt.key(), doubt.code(), null, channel.value(), null, doubt.words(), null);
    }

    static String words(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Done _ -> "done";
            case CallOutcome.Transient(var code, var words) -> code + " " + Text.shown(words);
            case CallOutcome.Throttled(var until, var words) -> "not before " + until + " " + Text.shown(words);
            case CallOutcome.SessionLost(var words) -> "session lost " + Text.shown(words);
            case CallOutcome.Refused(var code, var words) -> code + " " + Text.shown(words);
            case CallOutcome.Unknown(var words) -> Text.shown(words);
        };
    }

    /// Of what may have been told in this stretch.
    static List<String> keys(ChannelId channel, Stand stand) {
        return List.of(key(channel, CONSENT, since(stand)), key(channel, UNREADABLE, since(stand)));
    }

    private static String since(Stand stand) {
        return stand.completeUpTo() == null ? "never" : stand.completeUpTo().toString();
    }

    private static String key(ChannelId channel, String code, String since) {
        return code + "/" + channel + "/" + since;
    }

    private static Trouble trouble(ChannelId channel, String code, String since, String message) {
        return new Trouble(key(channel, code, since), code, null, channel.value(), null, message, null);
    }
}
