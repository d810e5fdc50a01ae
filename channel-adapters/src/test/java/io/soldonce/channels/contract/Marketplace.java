package io.soldonce.channels.contract;

import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.SalesFeed;
import io.soldonce.channels.spi.Seen;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import java.time.Duration;

/// A marketplace that a [ChannelContract] is played on: a shopper's view of it, its faults, and the adapter that speaks to it.
public interface Marketplace extends AutoCloseable {
    ChannelId id();

    /// The adapter as it runs.
    Channel channel();

    /// The adapter of a process that was just started and remembers nothing.
    Channel freshChannel();

    /// A fresh adapter whose connection is cut.
    ///
    /// @param calls        that still go through
    /// @param isAnswerLost of the last of them: it has its effect, and nobody hears so
    default Channel channelCutAfter(int calls, boolean isAnswerLost) {
        throw new UnsupportedOperationException("nobody counts the calls of a browser: where they may break off is tested step by step");
    }

    SalesFeed sales();

    /// Lets its time pass.
    void pass(Duration time);

    /// A listing that is live there before we come.
    void shows(String sku, String title, int quantity, Money price);

    /// How many a shopper can buy now.
    int buyable(String sku);

    /// A shopper buys.
    ///
    /// @return the order's id
    String buys(String sku, int quantity);

    /// A shopper orders and does not pay yet; not asked where [#tellsPaidOrdersOnly()].
    default String ordersUnpaid(String sku, int quantity) {
        throw new UnsupportedOperationException("nobody hears of an unpaid order there");
    }

    default void pays(String orderId) {
        throw new UnsupportedOperationException("nobody hears of an unpaid order there");
    }

    void cancels(String orderId);

    /// The next orders come into the feed only after a while.
    void tellsOrdersLate(Duration later);

    /// Changes of the next so many calls take effect, and the answers get lost.
    void losesAnswers(int calls);

    /// Changes of this listing are refused; all others are not.
    void refuses(String sku);

    /// Says yes to the next so many changes, and does nothing.
    void acceptsWithoutEffect(int calls);

    void throttles(int calls);

    /// Knows us no more, until the seller lets us in again.
    void logsOut();

    /// Tells only a part of its listings.
    void truncates();

    /// Tells none of them.
    void showsNothing();

    /// Lets us into somebody else's account.
    void showsAnotherAccount();

    /// True when what was taken may be applied, or refused, only later.
    boolean isEverPending();

    /// True where a catalogue of the marketplace's own names and numbers what is sold: it knows neither the seller's SKUs nor titles, and
    /// every listing of a thing has the thing's number.
    default boolean hasOwnCatalogue() {
        return false;
    }

    /// The number of a thing in that catalogue, known before it is listed; null where listing makes the number.
    default String numberOf(String sku) {
        return null;
    }

    /// The SKU of a listing that was seen.
    default String skuOf(Seen seen) {
        return seen.sku();
    }

    /// Has a thing in its catalogue that this seller does not sell yet.
    default void knowsOf(String sku, String title) {}

    /// True where nobody hears of an order before it is paid.
    default boolean tellsPaidOrdersOnly() {
        return false;
    }

    /// All faults off.
    void isWellAgain();

    @Override
    void close();
}
