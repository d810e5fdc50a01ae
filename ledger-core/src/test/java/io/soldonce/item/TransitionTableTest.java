package io.soldonce.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The transition table once more, as a seller would say it. Whatever is not written here may not happen: every kind of change is asked
/// about every bucket to every bucket.
class TransitionTableTest {
    private static final String TABLE = """
        RECEIPT             SUPPLIER>AVAILABLE
        RESERVATION         AVAILABLE>RESERVED
        RESERVATION_RELEASE RESERVED>AVAILABLE
        HOLD                AVAILABLE>HELD
        HOLD_RELEASE        HELD>AVAILABLE
        SALE                AVAILABLE>SOLD RESERVED>SOLD CONSIGNED>SOLD
        SALE_CANCELLATION   SOLD>AVAILABLE PICKED>AVAILABLE PACKED>AVAILABLE
        PICK                SOLD>PICKED
        PACK                SOLD>PACKED PICKED>PACKED
        SHIPMENT            SOLD>SHIPPED PICKED>SHIPPED PACKED>SHIPPED
        DELIVERY            SOLD>DELIVERED PICKED>DELIVERED PACKED>DELIVERED SHIPPED>DELIVERED
        RETURN_REQUEST      SOLD>RETURN_REQUESTED PICKED>RETURN_REQUESTED PACKED>RETURN_REQUESTED SHIPPED>RETURN_REQUESTED \
        DELIVERED>RETURN_REQUESTED
        RETURN_DROPPED      RETURN_REQUESTED>DELIVERED
        RETURN_RECEIPT      SOLD>RETURNED PICKED>RETURNED PACKED>RETURNED SHIPPED>RETURNED DELIVERED>RETURNED RETURN_REQUESTED>RETURNED
        INSPECTION          RETURNED>AVAILABLE RETURNED>DAMAGED RETURNED>WRITTEN_OFF RETURNED>SHIPPED
        DAMAGE              AVAILABLE>DAMAGED
        REPAIR              DAMAGED>AVAILABLE
        LOSS                AVAILABLE>LOST DAMAGED>LOST
        FOUND               LOST>AVAILABLE
        WRITE_OFF           AVAILABLE>WRITTEN_OFF DAMAGED>WRITTEN_OFF
        CONSIGNMENT_OUT     AVAILABLE>CONSIGNED
        CONSIGNMENT_BACK    CONSIGNED>AVAILABLE
        RELOCATION          AVAILABLE>TRANSFORMED TRANSFORMED>AVAILABLE
        LOT_SPLIT           AVAILABLE>TRANSFORMED TRANSFORMED>AVAILABLE
        LOTS_MERGED         AVAILABLE>TRANSFORMED TRANSFORMED>AVAILABLE
        BOX_BROKEN          AVAILABLE>TRANSFORMED TRANSFORMED>AVAILABLE
        ADJUSTMENT          AVAILABLE>CORRECTION CORRECTION>AVAILABLE
        """;
    private static final Map<String, List<String>> WRITTEN = TABLE.lines().map(line -> line.split(" +"))
            .collect(Collectors.toMap(row -> row[0], row -> List.of(row).subList(1, row.length)));

    @ParameterizedTest
    @EnumSource
    void aChangeMakesExactlyTheMovesWritten(QuantityChange change) {
        var allowed = new TreeSet<String>();
        for (var from : Bucket.values()) {
            for (var to : Bucket.values()) {
                if (from != to && change.allows(new Movement(from, to, 1, "main"))) {
                    allowed.add(from + ">" + to);
                }
            }
        }
        assertThat(allowed).containsExactlyInAnyOrderElementsOf(WRITTEN.getOrDefault(change.name(), List.of()));
    }

    @Test
    void everyChangeIsWritten() {
        assertThat(WRITTEN.keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(QuantityChange.values()).map(QuantityChange::name).toList());
    }

    @Test
    void everyBucketOfOursCanBeReachedAndLeft() {
        var moves = Arrays.stream(QuantityChange.values()).flatMap(change -> change.moves().stream()).toList();
        for (var bucket : Bucket.values()) {
            if (bucket.isCounted()) {
                assertThat(moves).as("into %s", bucket).anyMatch(move -> move.to() == bucket);
                assertThat(moves).as("out of %s", bucket).anyMatch(move -> move.from() == bucket);
            }
        }
    }

    @Test
    void theOriginsOfAChangeAreWhereItsMovesBegin() {
        for (var change : QuantityChange.values()) {
            assertThat(change.origins()).extracting(Bucket::name).containsExactlyInAnyOrderElementsOf(
                    WRITTEN.getOrDefault(change.name(), Collections.emptyList()).stream().map(move -> move.split(">")[0])
                            .collect(Collectors.toSet()));
        }
    }
}
