package io.soldonce.channels.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.channels.spi.Shown.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every channel has to pass: that what it says about the marketplace is so, also on a bad day.
public abstract class ChannelContract extends AtMarketplace {
    @Test
    void theSameListingIsTheSameOfferForEver() {
        var listing = live("CARD-1", 1).at("25.00").after(shown(live("CARD-1", 1)));
        assertThat(market.channel().render(listing)).isEqualTo(market.freshChannel().render(listing))
                .isNotEqualTo(market.channel().render(live("CARD-1", 2).after(shown(live("CARD-1", 1)))));
    }

    @Test
    void aSoldCardEndsForTheShopper() {
        var card = isLive("CARD-1", 1);
        assertThat(pushed(card.ended()).outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable("CARD-1")).isZero();
        assertThat(read(card).status()).isEqualTo(Status.ENDED);
        assertThat(pushed(card.ended()).outcome()).as("ending what is ended").isEqualTo(new CallOutcome.Done());
    }

    @Test
    void whatNeverWasThereIsReadAsEnded() {
        var card = live("CARD-NEVER", 1);
        assertThat(read(card)).isEqualTo(new Shown(Status.ENDED, 0, null, null, null, null));
        assertThat(pushed(card.ended()).outcome()).isEqualTo(new CallOutcome.Done());
    }

    @Test
    void somethingNewIsListed() {
        market.knowsOf("CARD-NEW", TITLE);
        var card = live("CARD-NEW", 3);
        assertThat(pushed(card).outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable("CARD-NEW")).isEqualTo(3);
        var shown = read(card);
        assertThat(card.isMetBy(shown)).as("%s", shown).isTrue();
        assertThat(shown.externalId()).isNotBlank();
    }

    @Test
    void anEndedListingComesBackAndItsNewNumberIsRead() {
        var card = isLive("CARD-1", 1);
        var before = read(card).externalId();
        pushed(card.ended());
        assertThat(pushed(card.at("31.00")).outcome()).isEqualTo(new CallOutcome.Done());
        var after = read(card);
        assertThat(card.at("31.00").isMetBy(after)).as("%s", after).isTrue();
        assertThat(after.externalId()).isNotBlank();
        assertThat(after.externalId().equals(before)).isEqualTo(market.hasOwnCatalogue());
        assertThat(market.buyable("CARD-1")).isEqualTo(1);
    }

    @Test
    void quantityPriceAndTitleChangeTogether() {
        var lot = isLive("LOT-1", 5);
        var other = lot.showing(7).at("22.50").titled("Bramblekin Thunder, second print");
        assertThat(pushed(other).outcome()).isEqualTo(new CallOutcome.Done());
        var after = read(other);
        assertThat(other.isMetBy(after)).as("%s", after).isTrue();
        assertThat(market.buyable("LOT-1")).isEqualTo(7);
    }

    @Test
    void aNewPriceAloneSellsNothingAgain() {
        if (!market.channel().capabilities().quantityCanBeLeftOut()) {
            return;
        }
        var lot = isLive("LOT-1", 5);
        var before = read(lot);
        market.buys("LOT-1", 2); // nobody has told us yet
        assertThat(push(market.channel(), lot.at("19.00").after(before)).outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable("LOT-1")).isEqualTo(3);
    }

    @Test
    void aNewTitleAloneSellsNothingAgain() {
        if (!market.channel().capabilities().quantityCanBeLeftOut()) {
            return;
        }
        var lot = isLive("LOT-1", 5);
        var before = read(lot);
        market.buys("LOT-1", 2);
        assertThat(push(market.channel(), lot.titled("Another title").after(before)).outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(market.buyable("LOT-1")).isEqualTo(3);
        if (!market.hasOwnCatalogue()) {
            assertThat(read(lot).title()).isEqualTo("Another title");
        }
    }

    @Test
    void theMarketplaceLowersItsOwnStockWhenItSells() {
        var lot = isLive("LOT-1", 5);
        market.buys("LOT-1", 2);
        assertThat(read(lot).quantity()).isEqualTo(3);
        assertThat(observed()).filteredOn(seen -> market.skuOf(seen).equals("LOT-1")).extracting(seen -> seen.shown().quantity())
                .containsExactly(3);
    }

    @Test
    void anAnswerThatGotLostIsUnknownAndReadBackAsDone() {
        var card = isLive("CARD-1", 1);
        var before = read(card);
        market.losesAnswers(1);
        var receipt = push(market.channel(), card.showing(4).after(before));
        assertThat(receipt.outcome()).isInstanceOf(CallOutcome.Unknown.class);
        market.isWellAgain();
        assertThat(market.channel().confirm(List.of(receipt))).singleElement()
                .isInstanceOfSatisfying(Confirmation.Applied.class, applied -> assertThat(applied.shown().quantity()).isEqualTo(4));
    }

    @Test
    void oneBadListingDoesNotStopItsNeighbours() {
        var cards = List.of(isLive("CARD-1", 1), isLive("CARD-2", 1), isLive("CARD-3", 1));
        var offers = cards.stream().map(card -> market.channel().render(card.showing(2).after(read(card)))).toList();
        market.refuses("CARD-2");
        var receipts = market.channel().push(offers);
        assertThat(receipts).extracting(Receipt::offer).containsExactlyElementsOf(offers);
        assertThat(receipts.get(0).outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(receipts.get(1).outcome()).isInstanceOfSatisfying(CallOutcome.Refused.class,
                refused -> assertThat(refused.words()).isNotBlank());
        assertThat(receipts.get(2).outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(cards).extracting(card -> market.buyable(card.sku())).containsExactly(2, 1, 2);
    }

    @Test
    void whatWasAcceptedAndNotAppliedIsReadAsItIs() {
        var card = isLive("CARD-1", 1);
        var before = read(card);
        market.acceptsWithoutEffect(1);
        var receipt = push(market.channel(), card.showing(4).after(before));
        assertThat(receipt.outcome()).isEqualTo(new CallOutcome.Done());
        assertThat(settled(receipt).quantity()).isEqualTo(1);
    }

    @Test
    void whereNothingIsEverPendingTheFirstReadingTells() {
        var card = isLive("CARD-1", 1);
        var confirmation = market.channel().confirm(List.of(pushed(card.showing(2)))).getFirst();
        assertThat(confirmation).isInstanceOf(market.isEverPending() ? Confirmation.class : Confirmation.Applied.class);
    }

    @Test
    void everyListingIsObserved() {
        for (int number = 0; number < 30; number++) {
            market.shows("CARD-" + number, TITLE + " " + number, 1 + number % 3, PRICE);
        }
        pushed(live("CARD-7", 2).titled(TITLE + " 7").ended());
        var live = observed().stream().filter(seen -> seen.shown().status() == Status.LIVE).toList();
        assertThat(live).hasSize(29).allSatisfy(seen -> {
            assertThat(seen.shown().quantity()).isEqualTo(market.buyable(market.skuOf(seen)));
            assertThat(seen.shown().externalId()).isNotBlank();
            assertThat(seen.shown().price()).isEqualTo(PRICE);
            assertThat(seen.shown().title()).startsWith(TITLE);
        });
    }

    @Test
    void aPartOfTheListingsIsNoObservation() {
        isLive("CARD-1", 1);
        isLive("CARD-2", 1);
        market.truncates();
        assertThat(market.channel().observe(_ -> {})).isInstanceOf(Observation.Failed.class);
    }

    @Test
    void nothingAtAllIsToldAsNothingOrNotAtAll() {
        isLive("CARD-1", 1);
        market.showsNothing();
        var told = new ArrayList<Seen>();
        var observation = market.channel().observe(told::addAll);
        assertThat(told).isEmpty();
        if (observation instanceof Observation.Complete complete) {
            assertThat(complete.seen()).isZero();
        }
    }

    @Test
    void somebodyElsesAccountIsNoObservation() {
        isLive("CARD-1", 1);
        market.showsAnotherAccount();
        assertThat(market.channel().observe(_ -> {})).isInstanceOf(Observation.Failed.class);
    }

    @Test
    void whoIsLoggedOutSaysSoAndChangesNothing() {
        var card = isLive("CARD-1", 1);
        var offer = market.channel().render(card.showing(4).after(read(card)));
        market.logsOut();
        assertThat(outcome(market.freshChannel(), offer)).isInstanceOf(CallOutcome.SessionLost.class);
        assertThat(outcome(market.channel(), offer)).isInstanceOf(CallOutcome.SessionLost.class);
        assertThat(market.channel().confirm(List.of(Receipt.unsent(offer)))).singleElement().isInstanceOfSatisfying(
                Confirmation.Unread.class, unread -> assertThat(unread.trouble()).isInstanceOf(CallOutcome.SessionLost.class));
        assertThat(market.channel().observe(_ -> {})).isInstanceOfSatisfying(Observation.Failed.class,
                failed -> assertThat(failed.trouble()).isInstanceOf(CallOutcome.SessionLost.class));
        assertThat(market.buyable("CARD-1")).isEqualTo(1);
    }

    @Test
    void whoIsThrottledSaysUntilWhenAndChangesNothing() {
        var card = isLive("CARD-1", 1);
        var offer = market.channel().render(card.showing(4).after(read(card)));
        market.throttles(1);
        assertThat(outcome(market.channel(), offer)).isInstanceOfSatisfying(CallOutcome.Throttled.class,
                throttled -> assertThat(throttled.until()).isNotNull());
        assertThat(market.buyable("CARD-1")).isEqualTo(1);
        assertThat(outcome(market.channel(), offer)).isEqualTo(new CallOutcome.Done());
    }

    private List<Seen> observed() {
        var told = new ArrayList<Seen>();
        var observation = market.channel().observe(told::addAll);
        assertThat(observation).isInstanceOfSatisfying(Observation.Complete.class, all -> assertThat(all.seen()).isEqualTo(told.size()));
        return told;
    }
}
