package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.tables.projections.Tables.HISTORY;
import static io.soldonce.tables.projections.Tables.ORDER_NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.engine.LogReader;
import io.soldonce.order.OrderAction;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Promise 6: no projection ever skips an event.
class FollowerTest {
    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theHistoryReadsLikeAStory() throws SQLException {
        var sku = ledger.listed("RAW", 1);
        ledger.sell(COUNTER, "C-7", sku, 1);
        ledger.done(new OrderAction.Cancel(COUNTER, "C-7", List.of(), "changed their mind", ledger.clock().instant()));
        ledger.followAll();
        assertThat(ledger.db().selectFrom(HISTORY).where(HISTORY.SKU_KEY.eq("RAW")).orderBy(HISTORY.LOG_INDEX).fetch(HISTORY.SENTENCE))
                .containsExactly("Registered as \"Title of RAW\"", "Received 1 unit at 3.00 USD each: opening",
                        "Linked on ebay to listing ebay-RAW for 9.00 USD", "Seen live on ebay as listing ebay-RAW",
                        "Linked on tcgplayer to listing tcgplayer-RAW for 9.00 USD", "Seen live on tcgplayer as listing tcgplayer-RAW",
                        "Linked on whatnot to listing whatnot-RAW for 9.00 USD", "Seen live on whatnot as listing whatnot-RAW",
                        "Sold 1 unit on counter for 9.00 USD, order C-7",
                        "Sale of 1 unit on counter cancelled, order C-7: changed their mind");
    }

    @Test
    void aPageThatFailsIsTriedAgainAndNothingIsSkipped() throws SQLException {
        ledger.listed("RAW", 1);
        ledger.db().execute("alter table history add constraint broken check (log_index <> 6)");
        assertThatThrownBy(ledger::followAll).isInstanceOf(SQLException.class);
        assertThat(ledger.db().fetchCount(HISTORY)).isZero();
        ledger.db().execute("alter table history drop constraint broken");
        ledger.followAll();
        assertThat(everyEventHasItsLine()).isTrue();
    }

    @Test
    void severalNodesTakeTurns() throws SQLException {
        for (var i = 0; i < 40; i++) {
            ledger.listed("LOT-" + i, 3);
        }
        var nodes = LongStream.range(0, 4).mapToObj(_ -> CompletableFuture.runAsync(() -> {
            try {
                ledger.followAll();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }, task -> Thread.ofVirtual().start(task))).toList();
        for (var n = 0; n < 120; n++) {
            ledger.sell(COUNTER, "C-" + n, "LOT-" + n % 40, 1);
        }
        nodes.forEach(CompletableFuture::join);
        ledger.followAll();
        assertThat(everyEventHasItsLine()).isTrue();
        assertThat(ledger.db().fetchCount(ORDER_NOW)).isEqualTo(120);
    }

    private boolean everyEventHasItsLine() throws SQLException {
        try (var connection = ledger.dataSource().getConnection()) {
            var head = LogReader.head(connection);
            assertThat(ledger.db().select(HISTORY.LOG_INDEX).from(HISTORY).orderBy(HISTORY.LOG_INDEX).fetch(HISTORY.LOG_INDEX))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, head).boxed().toList());
            return true;
        }
    }
}
