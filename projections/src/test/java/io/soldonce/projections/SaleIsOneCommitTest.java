package io.soldonce.projections;

import static io.soldonce.projections.TestLedger.COUNTER;
import static io.soldonce.projections.TestLedger.EBAY;
import static io.soldonce.projections.TestLedger.WHATNOT;
import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.ledger.Tables.LOG_ENTRY;
import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.DESIRED_LISTING;
import static io.soldonce.tables.queues.Tables.DUE_LISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingAction;
import io.soldonce.order.OrderAction;
import io.soldonce.projections.inline.InlineReadModels;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Promise 4: the commit that holds a sale holds all that follows from it.
class SaleIsOneCommitTest {
    private final List<List<String>> seenInTheTransaction = new ArrayList<>();
    private final TestLedger ledger = new TestLedger(clock -> {
        var real = new InlineReadModels(clock);
        return (connection, events) -> {
            real.project(connection, events);
            if (events.stream().anyMatch(event -> event.event() instanceof ItemFact.UnitsSold)) {
                seenInTheTransaction.add(Database.on(connection).selectFrom(DESIRED_LISTING).orderBy(DESIRED_LISTING.CHANNEL)
                        .fetch(row -> row.getChannel() + " " + row.getQuantity()));
            }
        };
    });

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void everyListingOfTheSkuShowsZeroWithReasonAndCauseInTheCommitOfTheSale() {
        var sku = ledger.listed("RAW-1", 1);
        ledger.db().deleteFrom(DUE_LISTING).execute();

        ledger.sell(COUNTER, "C-1", sku, 1);

        var sold = ledger.db().selectFrom(LOG_ENTRY).where(LOG_ENTRY.NAME.eq("units-sold")).fetchSingle();
        var desired = ledger.db().selectFrom(DESIRED_LISTING).fetch();
        assertThat(desired).hasSize(3).allSatisfy(row -> {
            assertThat(row.getQuantity()).isZero();
            assertThat(row.getStatus()).isEqualTo("ENDED");
            assertThat(row.getReasons()).containsExactly("SOLD_ON counter");
            assertThat(row.getCauseIndex()).isEqualTo(sold.getGlobalIndex());
        });
        assertThat(ledger.db().selectFrom(DUE_LISTING).fetch()).hasSize(3).allSatisfy(due -> {
            assertThat(due.getPriority()).isZero();
            assertThat(due.getRevision()).isIn(desired.map(row -> row.getRevision()));
        });
        assertThat(seenInTheTransaction).containsExactly(List.of("ebay 0", "tcgplayer 0", "whatnot 0"));
    }

    @Test
    void aLotShowsOneLessEverywhere() {
        var sku = ledger.listed("LOT", 40);
        ledger.sell(EBAY, "E-1", sku, 3);
        assertThat(quantities(sku)).containsExactly(37, 37, 37);
    }

    @Test
    void aCancellationPutsItBackOnSaleOnce() {
        var sku = ledger.listed("RAW-1", 1);
        ledger.sell(COUNTER, "C-1", sku, 1);
        for (var i = 0; i < 3; i++) {
            ledger.done(new OrderAction.Cancel(COUNTER, "C-1", List.of(), "changed their mind", Instant.EPOCH));
        }
        assertThat(quantities(sku)).containsExactly(1, 1, 1);
        assertThat(available(sku)).isEqualTo(1);
    }

    @Test
    void aSaleOfAUnitThatIsGoneIsRecordedNamedAndQueued() {
        var sku = ledger.listed("RAW-1", 1);
        ledger.sell(COUNTER, "C-1", sku, 1);
        ledger.sell(WHATNOT, "W-1", sku, 1);
        assertThat(available(sku)).isEqualTo(-1);
        assertThat(ledger.db().selectFrom(EXCEPTION).fetch()).singleElement().satisfies(raised -> {
            assertThat(raised.getCode()).isEqualTo("OVERSOLD");
            assertThat(raised.getOrderId()).isEqualTo("W-1");
        });
        assertThat(ledger.db().selectFrom(DESIRED_LISTING).fetch().map(row -> List.of(row.getReasons())))
                .allSatisfy(reasons -> assertThat(reasons).containsExactly("SOLD_ON whatnot", "OVERSOLD"));
    }

    @Test
    void secondaryListingsEndWithThePrimary() {
        var sku = ledger.listed("RAW-1", 1);
        ledger.done(new ListingAction.SeeEnded(new ListingKey(EBAY, sku), Instant.EPOCH));
        assertThat(ledger.db().selectFrom(DESIRED_LISTING).orderBy(DESIRED_LISTING.CHANNEL)
                .fetch(row -> row.getChannel() + row.getQuantity()
                        + List.of(row.getReasons())))
                .containsExactly("ebay1[]", "tcgplayer0[PRIMARY_NOT_LIVE]", "whatnot0[PRIMARY_NOT_LIVE]");
    }

    @Test
    void aKitShowsWhatItsScarcestComponentAllows() {
        var box = ledger.item("BOX", 7);
        var sleeve = ledger.item("SLEEVE", 4);
        var kit = new Sku("KIT");
        ledger.item("KIT-SEED", 1);
        ledger.done(new ItemAction.Register(kit, details("A kit")));
        ledger.done(new ItemAction.DefineKit(kit, List.of(new ItemFact.KitComponent(box, 1), new ItemFact.KitComponent(sleeve, 2))));
        ledger.link(kit, EBAY);
        assertThat(quantities(kit)).containsExactly(2);
        ledger.sell(COUNTER, "C-1", sleeve, 1);
        assertThat(quantities(kit)).containsExactly(1);
        ledger.sell(EBAY, "E-1", kit, 1);
        assertThat(quantities(kit)).containsExactly(0);
        assertThat(available(box)).isEqualTo(6);
        assertThat(available(sleeve)).isEqualTo(1);
    }

    @Test
    void aRevisionRisesOnlyWithTheContent() {
        var sku = ledger.listed("RAW-1", 1);
        var before = revisions();
        ledger.done(new ItemAction.Receive(ledger.item("OTHER", 2), 5, null, null, "own", null, Instant.EPOCH));
        assertThat(revisions()).isEqualTo(before);
        ledger.sell(COUNTER, "C-1", sku, 1);
        assertThat(revisions()).allMatch(revision -> revision > before.stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    private static ItemDetails details(String title) {
        return new ItemDetails(title, null, ItemDetails.Condition.NEW, null, null, 1, null,
                ItemDetails.Photos.DONE, false, null, null, Map.of(), null);
    }

    private List<Long> revisions() {
        return ledger.db().selectFrom(DESIRED_LISTING).orderBy(DESIRED_LISTING.CHANNEL).fetch(DESIRED_LISTING.REVISION);
    }

    private List<Integer> quantities(Sku sku) {
        return ledger.db().selectFrom(DESIRED_LISTING).where(DESIRED_LISTING.SKU_KEY.eq(sku.key())).orderBy(DESIRED_LISTING.CHANNEL)
                .fetch(DESIRED_LISTING.QUANTITY);
    }

    private int available(Sku sku) {
        return ledger.db().selectFrom(AVAILABILITY).where(AVAILABILITY.SKU_KEY.eq(sku.key())).fetchSingle(AVAILABILITY.AVAILABLE);
    }
}
