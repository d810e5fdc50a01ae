package io.soldonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.Decision;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.order.Identification;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.values.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No unit appears, disappears or is sold twice, whatever happens in whatever order: two hundred and fifty histories of four hundred
/// random actions; after every action the books are compared of whatever it touched, in the end all. A failure names its seed; the same seed is the same history.
class ConservationTest {
    private static final int HISTORIES = 250;
    private static final int ACTIONS = 400;
    private static final EventCatalogue CATALOGUE = LedgerCatalogue.create();
    private static final Map<Class<?>, String> NAMES = CATALOGUE.entries().stream()
            .collect(Collectors.toMap(EventCatalogue.Entry::type, EventCatalogue.Entry::name));

    @Test
    void theBooksAgreeAfterEveryActionAndTheHistoriesMeetEveryFactAndEveryRefusal() {
        var met = ConcurrentHashMap.<String>newKeySet();
        IntStream.rangeClosed(1, HISTORIES).parallel().forEach(seed -> play(seed, met));
        var facts = CATALOGUE.entries().stream().map(EventCatalogue.Entry::name)
                .filter(name -> !name.startsWith("listing-") && !name.startsWith("channel-")).toList();
        assertThat(met).containsAll(facts);
        assertThat(met).contains("SKU_TAKEN", "ITEM_UNKNOWN", "KIT_NOT_POSSIBLE", "KIT_HAS_NO_UNITS", "ONE_OF_A_KIND",
                "QUANTITY_NOT_POSSIBLE",
                "NOT_ENOUGH_AVAILABLE", "ADJUSTMENT_NOT_POSSIBLE", "HOLD_UNKNOWN", "HOLD_ID_USED", "LINE_UNKNOWN", "LINE_MATCHED",
                "NOT_ALLOWED_NOW", "OWNER_DIFFERS", "ITEM_ARCHIVED", "ITEM_NOT_EMPTY", "HOLD_ENDED", "EXTENSION_NOT_POSSIBLE",
                "COUNT_ID_USED",
                "DETAILS_OF_A_LOT", "COST_DOES_NOT_FIT", "TRANSFORMATION_NOT_POSSIBLE", "TRANSFORMATION_ID_USED", "RETURN_UNKNOWN");
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
                        staged.forEach(fact -> met.add(NAMES.get(fact.event().getClass())));
                        if (seed % 5 == 0) {
                            staged.forEach(fact -> requireStorable(fact.event()));
                        }
                        requireBooksAgree(staged, ledger, books);
                        if (isAFact(action) && !(action instanceof ItemAction) && !staged.isEmpty()) {
                            accepted.add(action);
                        }
                    }
                }
                requireNothingNew(ledger, accepted, number);
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("seed " + seed + ", action " + number + ": " + action + "\n" + wrong.getMessage(), wrong);
            }
        }
        RandomHistory.ALL.forEach(sku -> books.requireEqual(sku, ledger.item(sku)));
        for (var channel : RandomHistory.CHANNELS) {
            IntStream.range(0, RandomHistory.ORDERS).mapToObj(RandomHistory::orderId)
                    .forEach(orderId -> books.requireWhereTold(ledger.order(channel, orderId), ledger));
        }
    }

    private static void requireBooksAgree(List<Decision.Staged> facts, MemoryLedger ledger, Books books) {
        facts.stream().map(Decision.Staged::event).flatMap(fact -> fact instanceof ItemFact item ? Stream.of(item.sku()) : Stream.empty())
                .distinct().forEach(sku -> books.requireEqual(sku, ledger.item(sku)));
        facts.stream().map(Decision.Staged::stream).filter(stream -> stream.startsWith(StreamId.ORDER)).distinct()
                .forEach(stream -> books.requireWhereTold((Order) ledger.of(stream), ledger));
    }

    /// What an order was told before, last or long ago, is told again: nothing follows.
    private static void requireNothingNew(MemoryLedger ledger, List<Object> accepted, int number) {
        if (!accepted.isEmpty()) {
            assertThat(ledger.tell(accepted.getLast())).as("told again").isEmpty();
            assertThat(ledger.tell(accepted.get(number % accepted.size()))).as("told again later").isEmpty();
        }
    }

    private static void requireOurOwnWish(Object action) {
        assertThat(isAFact(action)).as("a fact is never refused").isFalse();
    }

    private static boolean isAFact(Object action) {
        return switch (action) {
            case OrderAction.MatchLine _,OrderAction.InspectReturn _ -> false;
            case OrderAction.Forward forward -> forward.told();
            case OrderAction _,Identification _ -> true;
            default -> false;
        };
    }

    private static void requireStorable(Object fact) {
        var written = CATALOGUE.write(fact);
        assertThat(CATALOGUE.read(written.name(), written.revision(), written.json())).isEqualTo(fact);
    }

    @Test
    void aSeedIsAHistory() {
        var one = new RandomHistory(7);
        var same = new RandomHistory(7);
        assertThat(IntStream.range(0, 50).mapToObj(_ -> one.next()).toList())
                .isEqualTo(IntStream.range(0, 50).mapToObj(_ -> same.next()).toList());
        assertThat(HISTORIES * ACTIONS).isGreaterThanOrEqualTo(100_000);
    }
}
