package io.soldonce.channels.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Shown;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.values.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A marketplace, a channel to it, and what a seller does and a shopper sees there.
abstract class AtMarketplace {
    static final Money PRICE = Money.of("24.00", "USD");
    static final String TITLE = "Bramblekin Thunder, first print";

    Marketplace market;

    /// A marketplace of its own for each test, with nothing on it.
    protected abstract Marketplace open();

    protected final Marketplace market() {
        return market;
    }

    @BeforeEach
    final void openMarketplace() {
        market = open();
    }

    @AfterEach
    final void closeMarketplace() {
        market.close();
    }

    Wish live(String sku, int quantity) {
        return new Wish(market.id(), sku, Status.LIVE, quantity, PRICE, TITLE, market.numberOf(sku));
    }

    static Shown shown(Wish wish) {
        return new Shown(wish.status(), wish.quantity(), wish.price(), wish.title(), wish.number() == null ? "1" : wish.number(), null);
    }

    protected final Wish isLive(String sku, int quantity) {
        market.shows(sku, TITLE, quantity, PRICE);
        return live(sku, quantity);
    }

    protected final Shown read(Wish wish) {
        return read(market.channel(), wish);
    }

    Shown read(Channel channel, Wish wish) {
        return asCalledHere(wish, settled(channel, Receipt.unsent(channel.render(wish.after(shown(wish))))));
    }

    /// Where the marketplace gives things their titles, ours is not to be read there.
    private Shown asCalledHere(Wish wish, Shown shown) {
        return market.hasOwnCatalogue() && shown.status() == Status.LIVE
                ? new Shown(shown.status(), shown.quantity(), shown.price(), wish.title(), shown.externalId(), shown.url())
                : shown;
    }

    Shown settled(Receipt receipt) {
        return settled(market.channel(), receipt);
    }

    /// Asks again while it is pending.
    Shown settled(Channel channel, Receipt receipt) {
        for (int round = 0; round < 10; round++) {
            if (channel.confirm(List.of(receipt)).getFirst() instanceof Confirmation.Applied(var shown)) {
                return shown;
            }
            assertThat(market.isEverPending()).as("could not be read").isTrue();
            market.pass(Duration.ofMinutes(1));
        }
        throw new AssertionError("pending for ever");
    }

    protected final Receipt pushed(Wish wish) {
        return push(market.channel(), wish.after(read(wish)));
    }

    protected static Receipt push(Channel channel, CanonicalListing listing) {
        return channel.push(List.of(channel.render(listing))).getFirst();
    }

    static CallOutcome outcome(Channel channel, Offer offer) {
        return channel.push(List.of(offer)).getFirst().outcome();
    }
}
