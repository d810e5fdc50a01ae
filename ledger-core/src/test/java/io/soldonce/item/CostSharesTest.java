package io.soldonce.item;

import static io.soldonce.item.Shelf.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What goods cost is divided among what they become: to the cent, nothing lost, nothing added.
class CostSharesTest {
    @ParameterizedTest(name = "{0} among {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
        10.00  | 4      | 4x2.50
        10.00  | 3      | 1x3.34 2x3.33
        10.00  | 1 1 1  | 1x3.34, 1x3.33, 1x3.33
        10.00  | 2 1    | 1x3.34 1x3.33, 1x3.33
        0.02   | 1 3    | 1x0.01, 1x0.01 2x0.00
        0.00   | 2      | 2x0.00
        10.005 | 2      | 1x5.003 1x5.002
        0.0001 | 1 1    | 1x0.0001, 1x0.0000
        -10.00 | 3      | 2x-3.33 1x-3.34
        999999999.99 | 1000000 | 999999x1000.00 1x999.99
        """)
    void areEqualAndWhatIsLeftOverGoesToTheFirst(String total, String pieces, String then) {
        var shares = CostShares.byUnit(usd(total), Stream.of(pieces.split(" ")).map(Integer::valueOf).toList());
        assertThat(text(shares)).isEqualTo(then);
    }

    @Test
    void whatIsNotKnownIsUnknownOfEachPiece() {
        assertThat(CostShares.byUnit(null, List.of(2, 1)))
                .containsExactly(List.of(new CostShare(2, null)), List.of(new CostShare(1, null)));
    }

    @Test
    void aTotalIsKnownWhenEachIsAndInOneCurrency() {
        assertThat(CostShares.total(List.of(new CostShare(2, usd("5")), new CostShare(3, usd("0.0125"))))).contains(usd("10.0375"));
        assertThat(CostShares.total(List.of(new CostShare(2, usd("5")), new CostShare(1, null)))).isEmpty();
        assertThat(CostShares.total(List.of(new CostShare(2, usd("5")), new CostShare(1, Money.of("5", "EUR"))))).isEmpty();
        assertThat(CostShares.total(List.of())).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePiecesTogetherCostWhatTheWholeCost(int seed) {
        var random = new Random(seed);
        var total = new Money(BigDecimal.valueOf(random.nextLong(0, 1_000_000_000L), random.nextInt(2, 5)), "USD");
        var pieces = IntStream.range(0, random.nextInt(1, 40)).mapToObj(_ -> random.nextInt(1, 400)).toList();
        var shares = CostShares.byUnit(total, pieces);
        assertThat(CostShares.total(shares.stream().flatMap(List::stream).toList())).contains(total);
        assertThat(shares).extracting(piece -> piece.stream().mapToInt(CostShare::quantity).sum()).isEqualTo(pieces);
        var costs = shares.stream().flatMap(List::stream).map(share -> share.unitCost().amount()).sorted().toList();
        assertThat(costs.getLast().subtract(costs.getFirst())).as("no unit costs more than a cent more than another")
                .isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 200);
    }

    private static String text(List<List<CostShare>> pieces) {
        return pieces.stream().map(piece -> piece.stream().map(share -> share.quantity() + "x" + share.unitCost().amount().toPlainString())
                .collect(Collectors.joining(" "))).collect(Collectors.joining(", "));
    }
}
