package io.soldonce.reconciler.raw;

import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.vault.Tables.RAW_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.projections.TestLedger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawInputsTest {
    private static final RawInputs.Door ORDERS = new RawInputs.Door("ebay orders", "ebay", "application/json", "ebay");

    private final TestLedger ledger = new TestLedger();
    private final RawInputs raw = new RawInputs(ledger.db(), ledger.clock(), UUID::randomUUID);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theSameBytesByTheSameDoorAreKeptOnce() {
        var first = raw.storeOnce(ORDERS, List.of(bytes("a"), bytes("b"), bytes("a")));
        assertThat(first.get(2)).isEqualTo(first.get(0)).isNotEqualTo(first.get(1));
        assertThat(raw.storeOnce(ORDERS, List.of(bytes("b"), bytes("c"))).getFirst()).isEqualTo(first.get(1));
        assertThat(ledger.db().fetchCount(RAW_INPUT)).isEqualTo(3);
        assertThat(ledger.db().selectFrom(RAW_BODY).where(RAW_BODY.RAW_INPUT_ID.eq(first.get(1))).fetchSingle().getBody())
                .isEqualTo(bytes("b"));
    }

    @Test
    void aFileThatComesInTwiceIsKeptTwiceAndOtherDoorsDoNotMeet() {
        var file = raw.store("orders.csv", "ebay", "text/csv", bytes("a"), "operator:ann");
        assertThat(raw.store("orders.csv", "ebay", "text/csv", bytes("a"), "operator:ann")).isNotEqualTo(file);
        assertThat(raw.storeOnce(ORDERS, List.of(bytes("a")))).doesNotContain(file);
        assertThat(ledger.db().fetchCount(RAW_BODY)).isEqualTo(3);
    }

    @Test
    void whatWasErasedFromTheVaultIsNotKeptAgain() {
        var first = raw.storeOnce(ORDERS, List.of(bytes("a")));
        ledger.db().deleteFrom(RAW_BODY).execute();
        assertThat(raw.storeOnce(ORDERS, List.of(bytes("a")))).isEqualTo(first);
        assertThat(ledger.db().fetchCount(RAW_BODY)).isZero();
    }

    @Test
    void severalAtOnceKeepItOnce() {
        var bodies = new ArrayList<byte[]>();
        for (var i = 0; i < 50; i++) {
            bodies.add(bytes("body " + i));
        }
        var callers = new ArrayList<CompletableFuture<List<UUID>>>();
        for (var i = 0; i < 6; i++) {
            callers.add(CompletableFuture.supplyAsync(() -> raw.storeOnce(ORDERS, bodies), task -> Thread.ofPlatform().start(task)));
        }
        assertThat(new HashSet<>(callers.stream().map(CompletableFuture::join).toList())).hasSize(1);
        assertThat(ledger.db().fetchCount(RAW_INPUT)).isEqualTo(50);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
