package io.soldonce.channels.whatnot;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.CanonicalListing.Part;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Observation;
import io.soldonce.channels.spi.OperatorTasks;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.channels.spi.Shown.Status;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WhatnotChannelTest {
    private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
    private static final ListingKey KEY = new ListingKey(new ChannelId("whatnot"), new Sku("CARD-1"));
    private static final Money PRICE = Money.of("12.00", "USD");
    private static final Shown LIVE = new Shown(Status.LIVE, 1, PRICE, "Card #1", "Card #1", null);

    private final Board board = new Board();
    private final AtomicInteger ids = new AtomicInteger();
    private List<Seen> handedIn;
    private final WhatnotChannel channel = new WhatnotChannel(WhatnotAccounts.real(), board, () -> handedIn,
            Clock.fixed(NOW, ZoneOffset.UTC), () -> "task-" + ids.incrementAndGet());

    @Test
    void aPersonIsAskedInOneSentence() {
        assertThat(words(Status.ENDED, 0, null, "Card #1")).isEqualTo("Take off \"Card #1\": it must not be bought at Whatnot any more.");
        assertThat(words(Status.LIVE, 2, PRICE, null, Part.STATUS)).isEqualTo("List \"Card #1\": quantity 2, price 12.00 USD.");
        assertThat(words(Status.LIVE, 2, PRICE, "Card #1", Part.QUANTITY)).isEqualTo("Change the quantity of \"Card #1\" to 2.");
        assertThat(words(Status.LIVE, 2, PRICE, "Card #1", Part.PRICE)).isEqualTo("Change the price of \"Card #1\" to 12.00 USD.");
        assertThat(words(Status.LIVE, 2, PRICE, "Card", Part.CONTENT)).isEqualTo("Change the title of \"Card\" to \"Card #1\".");
        assertThat(words(Status.LIVE, 2, PRICE, "Card #1", Part.QUANTITY, Part.PRICE)).contains("quantity", "price");
    }

    @Test
    void whatIsAskedIsPendingUntilSomebodyAnswers() {
        board.known.put(KEY, LIVE);
        var receipt = push(listing(Status.ENDED, 0, PRICE, "Card #1", Part.STATUS));
        assertThat(receipt.outcome()).isInstanceOf(CallOutcome.Done.class);
        assertThat(receipt.reference()).isEqualTo("task-1");
        var task = board.asked.getFirst();
        assertThat(task.words()).startsWith("Take off");
        assertThat(task.asAsked().status()).isEqualTo(Status.ENDED);
        assertThat(task.deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(confirm(receipt)).isInstanceOfSatisfying(Confirmation.Pending.class,
                pending -> assertThat(pending.askAgainAt()).isAfter(NOW));
        board.answers.put("task-1", new OperatorTasks.Word(true, task.asAsked(), "pat", NOW));
        assertThat(confirm(receipt)).isEqualTo(new Confirmation.Word(task.asAsked(), "pat"));
    }

    @Test
    void whoDidNotDoItSaysWhatItShows() {
        board.known.put(KEY, LIVE);
        var receipt = push(listing(Status.ENDED, 0, PRICE, "Card #1", Part.STATUS));
        board.answers.put("task-1", new OperatorTasks.Word(false, LIVE, "pat", NOW));
        assertThat(confirm(receipt)).isEqualTo(new Confirmation.Word(LIVE, "pat"));
    }

    @Test
    void nobodyIsAskedForWhatItShowsAlready() {
        var sold = new Shown(Status.ENDED, 0, PRICE, "Card #1", "Card #1", null);
        board.known.put(KEY, sold);
        var receipt = push(listing(Status.ENDED, 0, PRICE, "Card #1", Part.STATUS));
        assertThat(receipt.reference()).isNull();
        assertThat(board.asked).isEmpty();
        assertThat(confirm(receipt)).isEqualTo(new Confirmation.Word(sold, null));
    }

    @Test
    void aListingThatWasThereAndMustGoIsLookedForThoughNobodySpokeOfIt() {
        var gone = listing(Status.ENDED, 0, PRICE, "Card #1", Part.STATUS);
        assertThat(confirm(Receipt.unsent(channel.render(gone)))).isInstanceOfSatisfying(Confirmation.Word.class,
                word -> assertThat(word.shown().status()).isEqualTo(Status.LIVE));
        assertThat(push(gone).reference()).isNotNull();
        assertThat(push(listing(Status.ENDED, 0, PRICE, null, Part.STATUS)).reference()).as("never was there").isNull();
    }

    @Test
    void withoutTheBoardNobodyKnowsWhetherSomebodyWasAsked() {
        board.isBroken = true;
        var receipt = push(listing(Status.LIVE, 1, PRICE, null, Part.STATUS));
        assertThat(receipt.outcome()).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(confirm(new Receipt(receipt.offer(), receipt.outcome(), "task-1"))).isInstanceOf(Confirmation.Unread.class);
    }

    @Test
    void onlyAListThatWasHandedInIsAnObservation() {
        var pages = new ArrayList<Seen>();
        assertThat(channel.observe(pages::addAll)).isInstanceOf(Observation.Failed.class);
        handedIn = List.of();
        assertThat(channel.observe(pages::addAll)).as("empty is not blind, and not believed").isInstanceOf(Observation.Failed.class);
        handedIn = List.of(new Seen("CARD-1", null, 1, LIVE));
        assertThat(channel.observe(pages::addAll)).isEqualTo(new Observation.Complete(NOW, "bramble_cards", 1));
        assertThat(pages).containsExactlyElementsOf(handedIn);
        var broken = new WhatnotChannel(WhatnotAccounts.real(), board, () -> {
            throw new ChannelFailure(new CallOutcome.Transient("REPORT_AWAY", "gone"));
        }, Clock.fixed(NOW, ZoneOffset.UTC), () -> "x");
        assertThat(broken.observe(pages::addAll)).isInstanceOf(Observation.Failed.class);
    }

    @Test
    void itIsDoneByHandAndHeardByMail() {
        assertThat(channel.capabilities().byHand()).isTrue();
        assertThat(channel.capabilities().mailIsOnlySource()).isTrue();
        assertThat(channel.capabilities().salesLag()).isEqualTo(Duration.ofMinutes(15));
        assertThat(channel.capabilities().revisions()).isNull();
    }

    private Receipt push(CanonicalListing listing) {
        return channel.push(List.of(channel.render(listing))).getFirst();
    }

    private Confirmation confirm(Receipt receipt) {
        return channel.confirm(List.of(receipt)).getFirst();
    }

    private String words(Status status, int quantity, Money price, String externalId, Part... changed) {
        return channel.render(listing(status, quantity, price, externalId, changed)).payload();
    }

    private static CanonicalListing listing(Status status, int quantity, Money price, String externalId, Part... changed) {
        return new CanonicalListing(KEY, 7, status, quantity, price, externalId,
                new Content("Card #1", "cards", "NEAR_MINT", null, null, null, null, 1, Map.of()), Set.of(changed));
    }

    /// The board as it is for one channel: what was asked, what was answered.
    private static final class Board implements OperatorTasks {
        private final List<Task> asked = new ArrayList<>();
        private final Map<String, Word> answers = new HashMap<>();
        private final Map<ListingKey, Shown> known = new HashMap<>();
        private boolean isBroken;

        @Override
        public void ask(List<Task> tasks) {
            asked.addAll(tasks);
        }

        @Override
        public Map<String, Word> answers(Collection<String> ids) {
            if (isBroken) {
                throw new IllegalStateException("the database is away");
            }
            var found = new HashMap<>(answers);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public Map<ListingKey, Shown> known(Collection<ListingKey> listings) {
            if (isBroken) {
                throw new IllegalStateException("the database is away");
            }
            var found = new HashMap<>(known);
            found.keySet().retainAll(listings);
            return found;
        }
    }
}
