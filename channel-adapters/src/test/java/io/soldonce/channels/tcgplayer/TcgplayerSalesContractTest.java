package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.contract.Marketplace;
import io.soldonce.channels.contract.SalesContract;
import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcgplayerSalesContractTest extends SalesContract {
    @Override
    protected Marketplace open() {
        return new TcgplayerMarketplace();
    }

    /// It comes into the list among orders that were read long ago; the pull sheet has what is to be shipped, whenever it was ordered.
    @Test
    void anOrderThatIsListedHoursAfterItWasMadeIsToldByThePullSheet() {
        try (var portal = new TcgplayerMarketplace()) {
            portal.shows("CARD-1", "Bramblekin", 3, Money.of("24.00", "USD"));
            var read = portal.sales().since(null);
            portal.tellsOrdersLate(Duration.ofHours(3));
            var orderId = portal.buys("CARD-1", 1);
            portal.pass(Duration.ofMinutes(30));
            read = portal.sales().since(read.next());
            assertThat(read.orders()).isEmpty();
            portal.pass(Duration.ofHours(3));

            read = portal.sales().since(read.next());

            assertThat(read.orders()).extracting(ToldOrder::orderId).containsExactly(orderId);
            assertThat(portal.sales().since(read.next()).orders()).as("told once").isEmpty();
        }
    }
}
