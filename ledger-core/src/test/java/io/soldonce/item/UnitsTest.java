package io.soldonce.item;

import static io.soldonce.item.Bucket.AVAILABLE;
import static io.soldonce.item.Bucket.CORRECTION;
import static io.soldonce.item.Bucket.RESERVED;
import static io.soldonce.item.Bucket.SHIPPED;
import static io.soldonce.item.Bucket.SOLD;
import static io.soldonce.item.Bucket.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnitsTest {
    private static final Units UNITS = Units.NONE.after(List.of(new Movement(SUPPLIER, AVAILABLE, 2, "main"),
            new Movement(SUPPLIER, AVAILABLE, 3, "box 7"), new Movement(AVAILABLE, SOLD, 1, "box 7"),
            new Movement(SOLD, SHIPPED, 1, "box 7")));

    @Test
    void areCountedByBucketAndPlace() {
        assertThat(UNITS.available()).isEqualTo(4);
        assertThat(UNITS.in(AVAILABLE, "box 7")).isEqualTo(2);
        assertThat(UNITS.in(AVAILABLE, "attic")).isZero();
        assertThat(UNITS.in(SHIPPED)).isOne();
        assertThat(UNITS.inHand()).isEqualTo(4);
    }

    @Test
    void whatLiesOutsideIsNotCountedAndZeroIsNotStored() {
        var gone = UNITS.after(List.of(new Movement(AVAILABLE, CORRECTION, 2, "main")));
        assertThat(gone.byPlace()).containsOnlyKeys(new Units.Place("box 7", AVAILABLE), new Units.Place("box 7", SHIPPED));
    }

    @ParameterizedTest
    @CsvSource({"1,1@main", "2,2@main", "3,2@main 1@box 7", "4,2@main 2@box 7", "6,4@main 2@box 7"})
    void areTakenFromTheMainPlaceFirstAndWhatNobodyHasIsOwedThere(int quantity, String places) {
        var taken = UNITS.take(AVAILABLE, RESERVED, quantity).stream().map(m -> m.quantity() + "@" + m.location()).toList();
        assertThat(String.join(" ", taken)).isEqualTo(places);
    }

    @Test
    void aPlaceThatOwesIsNotTakenFrom() {
        var owing = UNITS.after(List.of(new Movement(AVAILABLE, SOLD, 5, "main")));
        assertThat(owing.take(AVAILABLE, SOLD, 1)).containsExactly(new Movement(AVAILABLE, SOLD, 1, "box 7"));
    }

    @Test
    void aMovementMovesAtLeastOneUnitSomewhereElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Movement(AVAILABLE, SOLD, 0, "main"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Movement(AVAILABLE, AVAILABLE, 1, "main"));
    }

    @ParameterizedTest
    @EnumSource(QuantityChange.class)
    void everyKindOfChangeNamesItsMovesAndNoOther(QuantityChange change) {
        for (var from : Bucket.values()) {
            for (var to : Bucket.values()) {
                if (from != to) {
                    assertThat(change.allows(new Movement(from, to, 1, "main"))).as("%s %s>%s", change, from, to)
                            .isEqualTo(change.moves().contains(new QuantityChange.Move(from, to)));
                }
            }
        }
    }

    @Test
    void aCancellationAndAnAdjustmentNeverShareAMove() {
        // units that become other units, or lie elsewhere, go the same two ways
        var moves = Stream.of(QuantityChange.values()).filter(change -> !change.origins().contains(Bucket.TRANSFORMED))
                .flatMap(change -> change.moves().stream()).toList();
        assertThat(moves).doesNotHaveDuplicates().allMatch(move -> move.from().isCounted() || move.to().isCounted());
    }

    @Test
    void onlyWhatIsAvailableMayBeOwed() {
        assertThat(Stream.of(Bucket.values()).filter(Bucket::mayBeNegative)).containsExactly(AVAILABLE);
    }
}
