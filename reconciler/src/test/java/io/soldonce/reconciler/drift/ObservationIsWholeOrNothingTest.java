package io.soldonce.reconciler.drift;

import static io.soldonce.tables.journals.Tables.OBSERVATION_CHANGE;
import static io.soldonce.tables.queues.Tables.OBSERVATION;
import static io.soldonce.tables.queues.Tables.OBSERVED_LISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservationIsWholeOrNothingTest {
    private final Market market = new Market();

    @BeforeEach
    void fourAreOnSaleAndSeen() throws SQLException {
        List.of("A", "B", "C", "D").forEach(name -> market.onSale(name, 2));
        assertThat(market.look().isBlind()).isFalse();
    }

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void aLookThatFailsHalfWayChangesNothing() throws SQLException {
        market.shop.shows("ebay-A", "A", 1, "9.00", "Title of A");
        market.shop.failsWith(new CallOutcome.Transient("25001", "a system error"));
        nothingChangesBy(market::look);
        assertThat(trouble()).contains("25001");
        assertThat(market.raised).isEmpty();
    }

    @Test
    void aListThatIsCutShortChangesNothing() throws SQLException {
        market.shop.forgets("ebay-A");
        market.shop.loses(1);
        nothingChangesBy(market::look);
        assertThat(trouble()).startsWith("CUT_SHORT");
    }

    @Test
    void anEmptyListChangesNothingHoweverOftenItComes() throws SQLException {
        market.shop.forgetsAll();
        nothingChangesBy(market::look);
        nothingChangesBy(market::look);
        nothingChangesBy(market::look);
        assertThat(trouble()).startsWith("EMPTY");
    }

    @Test
    void anotherAccountChangesNothing() throws SQLException {
        market.shop.signsInTo("somebody-else");
        nothingChangesBy(market::look);
        assertThat(trouble()).startsWith("WRONG_ACCOUNT").contains("somebody-else");
    }

    @Test
    void theAccountOfTheLastCompleteLookIsExpectedWhenNoneIsNamed() throws SQLException {
        try (var unnamed = new Market(null)) {
            unnamed.onSale("A", 1);
            assertThat(unnamed.look().isBlind()).isFalse();
            unnamed.shop.signsInTo("somebody-else");
            assertThat(unnamed.look().blind()).startsWith("WRONG_ACCOUNT");
        }
    }

    @Test
    void aListThatLostMoreThanHalfIsBelievedTheSecondTime() throws SQLException {
        market.shop.hides(3);
        nothingChangesBy(market::look);
        assertThat(trouble()).startsWith("SHRUNK");
        assertThat(market.look().isBlind()).isFalse();
        assertThat(observed()).hasSize(1);
    }

    @Test
    void aListThatIsWholeAgainForgetsThatItHadShrunk() throws SQLException {
        market.shop.hides(3);
        assertThat(market.look().isBlind()).isTrue();
        market.shop.hides(0);
        assertThat(market.look().isBlind()).isFalse();
        market.shop.hides(3);
        assertThat(market.look().isBlind()).isTrue();
    }

    @Test
    void theSecondFailureInARowIsAnExceptionAndOneAlert() throws SQLException {
        market.shop.failsWith(new CallOutcome.Transient("500", "down"));
        market.look();
        assertThat(market.raised).isEmpty();
        market.look();
        market.look();
        assertThat(market.codes()).containsOnly("OBSERVATION_FAILED");
        assertThat(market.raised.stream().distinct().map(trouble -> trouble.key()).distinct()).hasSize(1);
        assertThat(market.alerts).hasSize(1);
    }

    @Test
    void aLostSessionIsToldAtOnce() throws SQLException {
        market.shop.failsWith(new CallOutcome.SessionLost("invalid_grant"));
        market.look();
        market.look();
        assertThat(market.codes()).containsOnly("CONSENT_NEEDED");
        assertThat(market.alerts).hasSize(1);
    }

    @Test
    void everyDifferenceIsJournalledOnceWithWhatWasThereBefore() throws SQLException {
        var before = market.ledger.db().fetchCount(OBSERVATION_CHANGE);
        market.shop.shows("ebay-A", "A", 2, "7.50", "Title of A");
        market.shop.forgets("ebay-B");
        market.look();
        market.look();
        var changes = market.ledger.db().selectFrom(OBSERVATION_CHANGE).orderBy(OBSERVATION_CHANGE.ID).offset(before).fetch();
        assertThat(changes).hasSize(2);
        var edited = changes.stream().filter(change -> change.getExternalId().equals("ebay-A")).findFirst().orElseThrow();
        assertThat(edited.getBefore().data()).contains("9.00");
        assertThat(edited.getAfter().data()).contains("7.50");
        assertThat(edited.getSkuKey()).isEqualTo("A");
        var gone = changes.stream().filter(change -> change.getExternalId().equals("ebay-B")).findFirst().orElseThrow();
        assertThat(gone.getAfter()).isNull();
        assertThat(gone.getSkuKey()).isEqualTo("B");
    }

    private interface Step {
        Drift carryOut() throws SQLException;
    }

    private void nothingChangesBy(Step step) throws SQLException {
        var observed = observed();
        var complete = complete();
        var changes = market.ledger.db().fetchCount(OBSERVATION_CHANGE);
        assertThat(step.carryOut().isBlind()).isTrue();
        assertThat(observed()).isEqualTo(observed);
        assertThat(complete()).isEqualTo(complete);
        assertThat(market.ledger.db().fetchCount(OBSERVATION_CHANGE)).isEqualTo(changes);
        assertThat(market.due()).isEmpty();
    }

    private List<String> observed() {
        return market.ledger.db().selectFrom(OBSERVED_LISTING).orderBy(OBSERVED_LISTING.EXTERNAL_ID).fetch(Record::toString);
    }

    private String complete() {
        return market.ledger.db().selectFrom(OBSERVATION).fetchSingle().getCompleteAt().toString();
    }

    private String trouble() {
        return market.ledger.db().selectFrom(OBSERVATION).fetchSingle().getTrouble();
    }
}
