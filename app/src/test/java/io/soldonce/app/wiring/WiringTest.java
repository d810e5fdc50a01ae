package io.soldonce.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.Migrations;
import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.engine.Rules;
import io.soldonce.ledger.LedgerRules;
import io.soldonce.projections.inline.InlineReadModels;
import io.soldonce.testing.Await;
import io.soldonce.testing.TestPostgres;
import io.soldonce.values.ChannelId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.EventBus;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// That the wiring is what it says: Axon's and Spring's defaults would start just as silently and keep nothing.
class WiringTest {
    private static final String[] LOCATIONS = Migrations.SCHEMAS.stream().map(schema -> "db/" + schema).toArray(String[]::new);

    @TempDir
    private Path folder;
    private HikariDataSource database;

    @BeforeEach
    void openDatabase() {
        database = TestPostgres.database(LOCATIONS);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void every_part_is_the_one_named_here() {
        try (var context = context()) {
            assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class);
            assertThat(context.getBean(Rules.class)).isExactlyInstanceOf(LedgerRules.class);
            assertThat(context.getBean(InlineProjection.class)).isExactlyInstanceOf(InlineReadModels.class);
            assertThat(context.getBean(DSLContext.class).settings().isRenderSchema()).isFalse();
            var log = context.getBean(AppendLane.class).eventStore();
            assertThat(log.engine().getClass().getName()).isEqualTo("io.soldonce.engine.PgEventLog");
            assertThat(log.transactions().getClass().getName()).isEqualTo("io.soldonce.engine.BoundTransactions");
            assertThat(log.connections()).isInstanceOf(ConnectionProvider.class).isSameAs(log.transactions());
            assertThat(log.eventStore().getClass().getSimpleName()).isEqualTo("EmbeddedEventStore");
        }
    }

    @Test
    void nothing_of_axon_configures_itself_or_calls_home() {
        try (var context = context()) {
            assertThat(context.getBeansOfType(EventBus.class)).isEmpty();
            for (var absent : new String[]{"org.axonframework.config.DefaultConfigurer",
                    "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
                    "org.axonframework.axonserver.connector.AxonServerConfiguration"}) {
                assertThatThrownBy(() -> Class.forName(absent)).as(absent).isInstanceOf(ClassNotFoundException.class);
            }
        }
    }

    @Test
    void a_command_is_committed_with_its_read_models_and_everybody_who_listens_is_told() throws Exception {
        try (var context = context()) {
            var told = new AtomicLong();
            context.getBean(CommitSignal.class).listen(told::set);

            var outcome = context.getBean(AppendLane.class).submit(add("ebay")).get();

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(count("ledger.log_entry")).isEqualTo(1);
            assertThat(count("projections.channel_now")).isEqualTo(1);
            Await.until("the signal", () -> told.get() == 1);
            Await.until("the follower", () -> count("projections.history") == 1);
        }
    }

    @Test
    void an_inline_read_model_that_fails_leaves_no_event() throws Exception {
        InlineProjection failing = (connection, _) -> {
            try (var statement = connection.createStatement()) {
                statement.execute("insert into journals.exception (key, code, message, raised_at) values ('a', 'A', 'a', now())");
            }
            throw new SQLException("broken on purpose");
        };
        try (var context = context(failing)) {
            assertThat(context.getBean(AppendLane.class).submit(add("ebay")).get()).isInstanceOf(Outcome.Failed.class);
        }
        assertThat(count("ledger.log_entry")).isZero();
        assertThat(count("journals.exception")).isZero();
    }

    @Test
    void the_chain_is_anchored_when_it_stops_after_what_was_queued_is_done() throws Exception {
        CompletableFuture<Outcome> answer;
        try (var context = context()) {
            answer = context.getBean(AppendLane.class).submit(add("ebay"));
        }
        assertThat(answer.get()).isInstanceOf(Outcome.Done.class);
        assertThat(Files.readString(new DataDirectory(folder, "sandbox").anchors())).startsWith("1 ").hasLineCount(1);
    }

    private AnnotationConfigApplicationContext context() {
        return context(null);
    }

    /// @param projection in the place of the wired one, which null leaves there
    private AnnotationConfigApplicationContext context(InlineProjection projection) {
        var context = new AnnotationConfigApplicationContext();
        if (projection != null) {
            context.registerBean("inlineReadModels", InlineProjection.class, () -> projection);
        }
        context.registerBean(DatabaseAddress.class, () -> new DatabaseAddress(database.getJdbcUrl(), "postgres", ""));
        context.registerBean(DataDirectory.class, () -> new DataDirectory(folder, "sandbox"));
        context.register(DatabaseWiring.class, LedgerWiring.class, ReadModelWiring.class, HealthWiring.class);
        context.refresh();
        return context;
    }

    private static Request add(String channel) {
        var rules = new ChannelRules(null, null, true, 0, null, null, null, null, false);
        return new Request(new ChannelAction.Add(new ChannelId(channel), channel, channel, rules), provenance(), null, false);
    }

    private static Provenance provenance() {
        return new Provenance("test", "test", null, "test", null);
    }

    private long count(String table) {
        return JdbcClient.create(database).sql("select count(*) from " + table).query(Long.class).single();
    }
}
