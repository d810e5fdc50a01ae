package io.soldonce.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.testing.TestPostgres;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A seller who used the ledger before it knew of returns and money goes on where it stands.
class OlderDatabaseTest {
    private final HikariDataSource dataSource = TestPostgres.database("db/ledger");
    private final DSLContext db = DSL.using(dataSource, SQLDialect.POSTGRES);

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void rowsLearnWhatTheLogKnewAndTheStoryIsToldAgain() {
        migrate("2");
        log(1, "item:LOT", 0, "units-received", "{\"owner\": \"Anna\"}");
        log(2, "item:LOT", 1, "units-received", "{\"owner\": \"own\"}");
        log(3, "listing:ebay/LOT", 0, "listing-linked", "{}");
        log(4, "listing:ebay/LOT", 1, "listing-revised", "{}");
        log(5, "listing:ebay/LOT/auction", 0, "listing-linked", "{}");
        db.execute("insert into projections.item_now (sku_key, sku, title, condition, pack_size, photos_done, one_of_a_kind, is_kit,"
                + " attributes, at_index) values ('LOT', 'Lot', 'A lot', 'NEW', 1, false, false, false, '{}', 0)");
        for (var slot : new String[]{"", "auction"}) {
            db.execute(
                    "insert into projections.listing_now (sku_key, channel, slot, title, status, is_seen_live, is_seen_ended, linked_index,"
                            + " at_index) values ('LOT', 'ebay', ?, 'A lot', 'LIVE', true, false, 3, 4)",
                    slot);
        }
        db.execute("insert into projections.order_now (channel, order_id, status, is_placed, is_paid, is_cancelled, cancelled_lines,"
                + " first_index, at_index) values ('ebay', 'E-1', 'paid', true, true, false, '{}', 1, 1)");
        db.execute("insert into projections.projection_position values ('story', 5)");
        migrate("3");
        assertThat(db.fetchSingle("select owner, at_index from projections.item_now").intoList()).containsExactly("Anna", 1L);
        assertThat(db.fetch("select revised_index from projections.listing_now order by slot").getValues(0, Long.class)).containsExactly(4L,
                5L);
        assertThat(db.fetch("select 1 from projections.order_now")).isEmpty();
        assertThat(db.fetch("select 1 from projections.projection_position")).isEmpty();
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(dataSource).locations("classpath:db/projections").defaultSchema("projections")
                .table("flyway_projections").target(version).load().migrate();
    }

    private void log(long index, String stream, long sequence, String name, String payload) {
        db.execute("insert into ledger.log_entry values (?, ?, ?, gen_random_uuid(), ?, 1, now(), ?::json, '{}', '')", index, stream,
                sequence,
                name, payload);
    }
}
