package io.soldonce.app.wiring;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.engine.AnchorFile;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.LaneSettings;
import io.soldonce.engine.Rules;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.ledger.LedgerRules;
import io.soldonce.projections.inline.InlineReadModels;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/// The ledger: facts go in through the append lane, and the read models that must never lag are written in the same transaction.
///
/// Everything is named here. Axon's own configuration would put an event store in memory and transactions that do nothing under the same
/// interfaces, without a word.
@Configuration(proxyBeanMethods = false)
public class LedgerWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    @Bean
    EventCatalogue eventCatalogue() {
        return LedgerCatalogue.create();
    }

    @Bean
    Rules ledgerRules() {
        return new LedgerRules();
    }

    @Bean
    InlineProjection inlineReadModels(Clock clock) {
        return new InlineReadModels(clock);
    }

    @Bean
    CommitSignal commitSignal() {
        return new CommitSignal();
    }

    /// What depends on something is closed before it: the lane is drained, then the last anchor is written, then the pool goes.
    @Bean
    @DependsOn("anchors")
    AppendLane appendLane(DataSource database, EventCatalogue catalogue, Rules rules, InlineProjection projection, Clock clock,
            Supplier<UUID> ids, CommitSignal signal) {
        return new AppendLane(database, catalogue, rules, projection, clock, ids, LaneSettings.defaults(), signal::committed);
    }

    @Bean(initMethod = "start")
    Anchors anchors(DataSource database, DataDirectory directory, Clock clock) {
        return new Anchors(database, new AnchorFile(directory.anchors()), clock);
    }
}
