package io.soldonce.reconciler.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.testing.Await;
import io.soldonce.testing.TestPostgres;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A sale is committed in the very moment in which its listing is given back as done: it is due at once, not when the lease ends.
class WakeUpAtTheEndTest {
    private static final ChannelId EBAY = new ChannelId("ebay");
    private final HikariDataSource fresh = TestPostgres.database("db/ledger", "db/projections", "db/journals", "db/queues", "db/vault");
    private final HikariDataSource pool = TestPostgres.pool(fresh.getJdbcUrl() + "&currentSchema=queues", 5);
    private final DSLContext db = DSL.using(pool, SQLDialect.POSTGRES);
    private final DueQueue queue = new DueQueue(db, EBAY, Clock.systemUTC());

    @BeforeEach
    void one_due_listing() {
        db.execute("insert into due_listing (sku_key, channel, slot, revision, priority, due_at) values ('INK', 'ebay', '', 1, 0, now())");
    }

    @AfterEach
    void close() {
        pool.close();
        fresh.close();
    }

    @Test
    void what_is_woken_while_it_is_given_back_can_be_claimed_at_once() throws Exception {
        var claims = queue.claim(UUID.randomUUID(), 10, false);
        CompletableFuture<Void> done;
        try (var sale = pool.getConnection(); var statement = sale.createStatement()) {
            sale.setAutoCommit(false);
            statement.execute("update due_listing set revision = 2 where sku_key = 'INK'");
            done = CompletableFuture.runAsync(() -> queue.done(claims));
            Await.until("the end to wait for the sale", () -> db.fetchSingle("""
                select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'""")
                    .get(0, Integer.class) == 1);
            sale.commit();
            sale.setAutoCommit(true);
        }
        done.join();

        assertThat(queue.claim(UUID.randomUUID(), 10, false)).extracting(Claim::revision).containsExactly(2L);
    }
}
