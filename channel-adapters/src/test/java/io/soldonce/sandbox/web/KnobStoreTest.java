package io.soldonce.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;
import tools.jackson.databind.node.ObjectNode;

/// Knobs are kept, counted and common to all sandboxes.
class KnobStoreTest {
    /// Of a marketplace that does not exist.
    private enum Own implements Knob {
        LOSE(Kind.COUNTER),
        NAME(Kind.TEXT);

        private final Kind kind;

        Own(Kind kind) {
            this.kind = kind;
        }

        @Override
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public String meaning() {
            return "A meaning.";
        }
    }

    private final KnobStore knobs = new KnobStore("shop", Own.values());
    private HikariDataSource database;
    private DSLContext db;

    @BeforeEach
    void open() throws Exception {
        database = TestPostgres.database();
        db = DSL.using(database, SQLDialect.POSTGRES);
        db.execute("create schema shop");
        db.execute("create table shop.account (account text primary key, knobs jsonb not null default '{}')");
        db.execute("insert into shop.account (account) values ('a'), ('b')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void turn(String json) {
        knobs.turn(db, "a", (ObjectNode) Json.parse(json));
    }

    @Test
    void aCounterIsUsedAsOftenAsItSays() throws Exception {
        turn("{\"lose\":3}");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<Boolean>();
            for (var answer : threads.invokeAll(Collections.nCopies(10, (Callable<Boolean>) () -> knobs.take(db, "a", Own.LOSE)))) {
                taken.add(answer.get());
            }
            assertThat(taken).filteredOn(isTaken -> isTaken).hasSize(3);
        }
        assertThat(knobs.take(db, "b", Own.LOSE)).isFalse();
        assertThat(knobs.of(db, "a").number(Own.LOSE)).isZero();
    }

    @Test
    void onlyTheLastUseOfACountdownIsTold() {
        turn("{\"lose\":2}");
        assertThat(knobs.takeLast(db, "a", Own.LOSE)).isFalse();
        assertThat(knobs.takeLast(db, "a", Own.LOSE)).isTrue();
        assertThat(knobs.takeLast(db, "a", Own.LOSE)).isFalse();
    }

    @Test
    void whatIsNotToldStaysAndResetClears() {
        turn("{\"lose\":2,\"name\":\"x\"}");
        turn("{\"lose\":1}");
        assertThat(knobs.of(db, "a").text(Own.NAME)).isEqualTo("x");
        turn("{\"name\":null}");
        assertThat(knobs.of(db, "a").text(Own.NAME)).isEmpty();
        turn("{\"reset\":true,\"slowMillis\":5}");
        assertThat(knobs.of(db, "a").values()).isEqualTo(Json.parse("{\"slowMillis\":5}"));
        assertThatThrownBy(() -> turn("{\"lose\":1.5}")).isInstanceOf(Refusal.class).hasMessageContaining("COUNTER");
    }

    @Test
    void faultsStandAroundEveryCall() {
        assertThat(Faults.around(db, knobs, "a", true, () -> Answer.empty(204)).status()).isEqualTo(204);
        turn("{\"dropAfterEffect\":1}");
        assertThat(Faults.around(db, knobs, "a", false, () -> Answer.empty(200)).status()).isEqualTo(200);
        var hasWorked = new boolean[1];
        assertThatThrownBy(() -> Faults.around(db, knobs, "a", true, () -> {
            hasWorked[0] = true;
            return Answer.empty(204);
        })).isInstanceOf(HangUp.class);
        assertThat(hasWorked[0]).isTrue();
        turn("{\"down\":true}");
        assertThatThrownBy(() -> Faults.around(db, knobs, "a", true, () -> {
            throw new AssertionError("it is down");
        })).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(503));
    }
}
