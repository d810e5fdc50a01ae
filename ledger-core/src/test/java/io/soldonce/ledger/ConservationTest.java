package io.soldonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.Decision;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.item.ItemAction;
import io.soldonce.order.Identification;
import io.soldonce.order.OrderAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No unit appears, disappears or is sold twice, whatever happens in whatever order: sixty histories of four hundred random actions, and
/// after every action all the books are compared. A failure names its seed; the same seed is the same history.
class ConservationTest {
    private static final int HISTORIES = 60;
    private static final int ACTIONS = 400;
    private static final EventCatalogue CATALOGUE = LedgerCatalogue.create();

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBooksAgreeAfterEveryAction(int seed) {
        play(seed, new HashSet<>());
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, HISTORIES);
    }

    @Test
    void theHistoriesMeetEveryFactAndEveryRefusal() {
        var met = new HashSet<String>();
        IntStream.rangeClosed(1, HISTORIES).forEach(seed -> play(seed, met));
        var facts = CATALOGUE.entries().stream().map(EventCatalogue.Entry::name)
                .filter(name -> !name.startsWith("listing-") && !name.startsWith("channel-")).toList();
        assertThat(met).containsAll(facts);
        assertThat(met).contains("SKU_TAKEN", "ITEM_UNKNOWN", "KIT_NOT_POSSIBLE", "KIT_HAS_NO_UNITS", "ONE_OF_A_KIND",
                "QUANTITY_NOT_POSSIBLE",
                "NOT_ENOUGH_AVAILABLE", "ADJUSTMENT_NOT_POSSIBLE", "HOLD_UNKNOWN", "HOLD_ID_USED", "LINE_UNKNOWN", "LINE_MATCHED");
    }

    /// @param met collects the names of facts and the codes of refusals
    private static void play(long seed, Set<String> met) {
        var ledger = new MemoryLedger();
        var books = new Books();
        var history = new RandomHistory(seed);
        RandomHistory.opening().forEach(action -> books.enter(ledger.tell(action)));
        var accepted = new ArrayList<Object>();
        for (var number = 1; number <= ACTIONS; number++) {
            var action = history.next();
            try {
                switch (ledger.decide(action)) {
                    case Decision.Rejected(var code, var _, var _) -> {
                        met.add(code);
                        requireOurOwnWish(action);
                    }
                    case Decision.Accepted(var staged, var _) -> {
                        books.enter(staged);
                        staged.forEach(fact -> met.add(requireStorable(fact.event())));
                        if (action instanceof OrderAction || (action instanceof Identification && !staged.isEmpty())) {
                            accepted.add(action);
                        }
                    }
                }
                requireNothingNew(ledger, accepted, number);
                requireBooksAgree(ledger, books);
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("seed " + seed + ", action " + number + ": " + action + "\n" + wrong.getMessage(), wrong);
            }
        }
    }

    private static void requireBooksAgree(MemoryLedger ledger, Books books) {
        RandomHistory.ALL.forEach(sku -> books.requireEqual(sku, ledger.item(sku)));
        for (var channel : RandomHistory.CHANNELS) {
            IntStream.range(0, RandomHistory.ORDERS).mapToObj(RandomHistory::orderId)
                    .forEach(orderId -> books.requireCountedOnce(ledger.order(channel, orderId), ledger));
        }
    }

    /// What an order was told before, last or long ago, is told again: nothing follows.
    private static void requireNothingNew(MemoryLedger ledger, List<Object> accepted, int number) {
        if (!accepted.isEmpty()) {
            assertThat(ledger.tell(accepted.getLast())).as("told again").isEmpty();
            assertThat(ledger.tell(accepted.get(number % accepted.size()))).as("told again later").isEmpty();
        }
    }

    private static void requireOurOwnWish(Object action) {
        assertThat(action).as("a fact is never refused").isNotInstanceOfAny(OrderAction.Place.class, OrderAction.Pay.class,
                OrderAction.Cancel.class, Identification.class);
        assertThat(action).isInstanceOfAny(ItemAction.class, OrderAction.MatchLine.class);
    }

    /// @return the fact's permanent name
    private static String requireStorable(Object fact) {
        var written = CATALOGUE.write(fact);
        assertThat(CATALOGUE.read(written.name(), written.revision(), written.json())).isEqualTo(fact);
        return written.name();
    }

    @Test
    void aSeedIsAHistory() {
        var one = new RandomHistory(7);
        var same = new RandomHistory(7);
        assertThat(IntStream.range(0, 50).mapToObj(_ -> one.next()).toList())
                .isEqualTo(IntStream.range(0, 50).mapToObj(_ -> same.next()).toList());
        assertThat(HISTORIES * ACTIONS).isGreaterThanOrEqualTo(20_000);
    }
}
