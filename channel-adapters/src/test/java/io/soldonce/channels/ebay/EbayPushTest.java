package io.soldonce.channels.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What is eBay's own and not in every channel's contract.
class EbayPushTest {
    private static final Money PRICE = Money.of("24.00", "USD");
    private static final String ITEM = "/sell/inventory/v1/inventory_item/CARD-1";

    private EbayMarketplace market;

    @BeforeEach
    void open() {
        market = new EbayMarketplace();
        market.shows("CARD-1", "Bramblekin", 2, PRICE);
    }

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void aNewTitleLosesNothingThatTheSellerWrote() {
        var before = (ObjectNode) market.api().get(ITEM);
        before.put("condition", "USED_VERY_GOOD").put("conditionDescription", "a scratch on the back");
        before.withObjectProperty("product").put("brand", "Bramble");
        market.api().put(ITEM, EbayOffers.unchangedItem(before));
        var written = (ObjectNode) market.api().get(ITEM);

        assertThat(push(listing(2, "Bramblekin, signed", Map.of(), Part.CONTENT))).isEqualTo(new CallOutcome.Done());

        written.withObjectProperty("product").put("title", "Bramblekin, signed");
        assertThat(market.api().get(ITEM)).isEqualTo(written);
        assertThat(market.buyable("CARD-1")).isEqualTo(2);
    }

    @Test
    void whatIsMissingForANewListingIsSaidAndNothingIsSent() {
        var fresh = new CanonicalListing(new ListingKey(market.id(), new Sku("CARD-NEW")), 1, Status.LIVE, 1, PRICE, null,
                content("A new card", Map.of()), Set.of(Part.values()));
        assertThat(push(fresh)).isInstanceOfSatisfying(CallOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("NOT_SENT");
            assertThat(refused.words()).contains("CARD-NEW").contains("imageUrl").contains("ebayCategory").doesNotContain("policy");
        });
        assertThat(market.api().find("/sell/inventory/v1/inventory_item/CARD-NEW")).isEmpty();
    }

    @Test
    void twoWritersOnOneSkuAreTriedAgainLater() {
        var listing = listing(3, "Bramblekin", Map.of(), Part.QUANTITY);
        market.knobs("{\"concurrentAccess\":1}");
        assertThat(push(listing)).isInstanceOfSatisfying(CallOutcome.Transient.class, later -> assertThat(later.code()).isEqualTo("25025"));
        assertThat(push(listing)).isEqualTo(new CallOutcome.Done());
    }

    @Test
    void anExpiredTokenIsRenewedWithoutAWord() {
        market.knobs("{\"sessionLost\":1}");
        assertThat(push(listing(3, "Bramblekin", Map.of(), Part.QUANTITY))).isEqualTo(new CallOutcome.Done());
        market.pass(java.time.Duration.ofHours(3));
        assertThat(push(listing(4, "Bramblekin", Map.of(), Part.QUANTITY))).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable("CARD-1")).isEqualTo(4);
    }

    @Test
    void anAnswerThatNeverComesIsUnknown() {
        push(listing(3, "Bramblekin", Map.of(), Part.QUANTITY));
        market.knobs("{\"timeoutAfterEffect\":1}");
        assertThat(push(market.impatientChannel(), listing(4, "Bramblekin", Map.of(), Part.QUANTITY)))
                .isInstanceOf(CallOutcome.Unknown.class);
        assertThat(market.buyable("CARD-1")).isEqualTo(4);
    }

    @Test
    void aServerThatIsNotThereHasDoneNothing() throws Exception {
        int port;
        try (var nobody = new java.net.ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        var channel = new EbayChannel(market.api(java.net.URI.create("http://127.0.0.1:" + port), java.time.Duration.ofSeconds(5)));
        assertThat(push(channel, listing(3, "Bramblekin", Map.of(), Part.QUANTITY))).isInstanceOf(CallOutcome.Transient.class);
    }

    @Test
    void aPartOfABulkAnswerThatFailedIsSeen() {
        market.knobs("{\"failItems\":1}");
        assertThat(push(listing(3, "Bramblekin", Map.of(), Part.QUANTITY))).as("25001 does not say that nothing was done")
                .isInstanceOf(CallOutcome.Unknown.class);
    }

    @Test
    void whatSomebodyEndedByHandIsNotRevisedButReadBack() {
        push(listing(3, "Bramblekin", Map.of(), Part.QUANTITY)); // the offer's number is known from here
        market.door().post("/listings/CARD-1", "{\"ended\":true}");
        assertThat(push(listing(2, "Bramblekin", Map.of(), Part.QUANTITY))).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(market.buyable("CARD-1")).isZero();
        assertThat(push(ended(listing(2, "Bramblekin", Map.of(), Part.QUANTITY)))).isEqualTo(new CallOutcome.Done());
    }

    @Test
    void aListingThatWasRevisedTooOftenTodayStillEnds() {
        CallOutcome outcome = new CallOutcome.Done();
        for (int revision = 0; revision <= 250 && outcome.equals(new CallOutcome.Done()); revision++) {
            outcome = push(listing(1 + revision % 2, "Bramblekin", Map.of(), Part.QUANTITY));
        }
        assertThat(outcome).isInstanceOf(CallOutcome.Refused.class);
        assertThat(push(ended(listing(1, "Bramblekin", Map.of())))).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable("CARD-1")).isZero();
    }

    @Test
    void twoOffersOfOneSkuGoOneAfterTheOther() {
        var channel = market.channel();
        var offers = List.of(channel.render(listing(5, "Bramblekin", Map.of(), Part.QUANTITY)),
                channel.render(listing(4, "Bramblekin", Map.of(), Part.QUANTITY)),
                channel.render(listing(3, "Bramblekin", Map.of(), Part.QUANTITY)));
        assertThat(channel.push(offers)).extracting(Receipt::outcome).containsOnly(new CallOutcome.Done());
        assertThat(market.buyable("CARD-1")).isEqualTo(3);
    }

    @Test
    void manyPagesAreReadToTheirEnd() {
        for (int number = 0; number < 405; number++) {
            market.shows("MANY-" + number, "Sleeves " + number, 1, PRICE);
        }
        var seen = new ArrayList<Seen>();
        assertThat(market.channel().observe(seen::addAll)).isInstanceOfSatisfying(Observation.Complete.class, all -> {
            assertThat(all.seen()).isEqualTo(406);
            assertThat(all.account()).isEqualTo("bramble_cards");
        });
        assertThat(seen).extracting(Seen::sku).doesNotHaveDuplicates().hasSize(406);
        var offers = seen.stream().limit(60).map(one -> market.channel().render(listing(new Sku(one.sku()), 1, "x", Map.of()))).toList();
        assertThat(market.channel().confirm(offers.stream().map(Receipt::unsent).toList())).hasSize(60)
                .allSatisfy(one -> assertThat(one).isInstanceOf(Confirmation.Applied.class));
    }

    private CallOutcome push(CanonicalListing listing) {
        return push(market.channel(), listing);
    }

    private static CallOutcome push(Channel channel, CanonicalListing listing) {
        return channel.push(List.of(channel.render(listing))).getFirst().outcome();
    }

    private CanonicalListing listing(int quantity, String title, Map<String, String> attributes, Part... changed) {
        return listing(new Sku("CARD-1"), quantity, title, attributes, changed);
    }

    private CanonicalListing listing(Sku sku, int quantity, String title, Map<String, String> attributes, Part... changed) {
        return new CanonicalListing(new ListingKey(market.id(), sku), 1, Status.LIVE, quantity, PRICE, null, content(title, attributes),
                Set.of(changed));
    }

    private static CanonicalListing ended(CanonicalListing listing) {
        return new CanonicalListing(listing.key(), 2, Status.ENDED, 0, listing.price(), null, listing.content(), Set.of(Part.STATUS));
    }

    private static Content content(String title, Map<String, String> attributes) {
        return new Content(title, "cards", "USED", null, null, null, null, 1, attributes);
    }
}
