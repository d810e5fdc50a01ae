package io.soldonce.app.channels;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.LocalBrowser;
import io.soldonce.app.boot.Settings;
import io.soldonce.app.sandbox.SandboxMarketplaces;
import io.soldonce.app.wiring.CommitSignal;
import io.soldonce.app.wiring.Loop;
import io.soldonce.engine.AppendLane;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.reconciler.alert.AlertDoor;
import io.soldonce.reconciler.alert.AlertSender;
import io.soldonce.reconciler.alert.Escalations;
import io.soldonce.reconciler.alert.MailAddress;
import io.soldonce.reconciler.alert.MailAlerts;
import io.soldonce.reconciler.alert.WebhookAlerts;
import io.soldonce.reconciler.listing.BrakedPlans;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.reconciler.sales.Completeness;
import io.soldonce.reconciler.task.TaskRows;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The channels, their recurring work, and the sandbox marketplaces behind them in a sandbox installation.
@Configuration(proxyBeanMethods = false)
public class ChannelWiring {
    private static final Duration NEW_CHANNELS = Duration.ofSeconds(5);

    @Bean
    SandboxMarketplaces sandboxMarketplaces(DatabaseAddress ledger, DataDirectory directory, Clock clock) {
        return new SandboxMarketplaces(ledger, directory, clock);
    }

    @Bean
    Escalations escalations(DSLContext db, Clock clock) {
        return new Escalations(db, clock);
    }

    @Bean
    BrakedPlans brakedPlans(DSLContext db, Clock clock, Supplier<UUID> ids) {
        return new BrakedPlans(db, clock, ids);
    }

    @Bean
    ChannelParts channelParts(DataSource database, DSLContext db, AppendLane lane, RawInputs raw, Escalations escalations, Clock clock,
            Supplier<UUID> ids, DataDirectory directory, Settings settings) {
        return new ChannelParts(database, db, lane, raw, escalations, clock, ids, directory.node(), settings.outside());
    }

    @Bean
    TaskRows taskRows(DSLContext db, Escalations escalations, Clock clock) {
        return new TaskRows(db, escalations, clock);
    }

    @Bean
    OperatorAnswers operatorAnswers(TaskRows tasks, Channels channels) {
        return new OperatorAnswers(tasks, channels);
    }

    @Bean
    HandedLists handedLists(Channels channels, RawInputs raw) {
        return new HandedLists(channels, raw);
    }

    @Bean
    TcgplayerConnector tcgplayerConnector(ChannelParts parts, DataDirectory directory) {
        return new TcgplayerConnector(parts, directory.browser(), directory.isSandbox(), LocalBrowser::isThere);
    }

    /// To add a kind of marketplace, name its connector here.
    @Bean
    Channels channels(ChannelLookup channels, DataDirectory directory, SandboxMarketplaces sandboxes, ChannelParts parts,
            TaskRows tasks, TcgplayerConnector tcgplayer, CommitSignal signal) {
        return new Channels(channels, directory, sandboxes, parts, Map.of("ebay", new EbayConnector(parts.clock()), "whatnot",
                new WhatnotConnector(parts, tasks, directory.isSandbox()), "tcgplayer", tcgplayer), signal);
    }

    @Bean(initMethod = "start")
    Recurring recurring(Channels channels, ChannelParts parts, OperatorAnswers answers) {
        var settings = parts.outside();
        var doors = new ArrayList<AlertDoor>();
        settings.alertWebhook().ifPresent(address -> doors.add(new WebhookAlerts(address)));
        settings.alertMail().ifPresent(address -> doors.add(new MailAlerts(MailAddress.of(address))));
        return new Recurring(channels, parts, new AlertSender(parts.db(), doors, parts.clock()),
                new Completeness(parts.db(), parts.clock()), answers);
    }

    @Bean(initMethod = "start")
    Loop newChannels(Channels channels) {
        return new Loop("new-channels", NEW_CHANNELS, () -> {
            if (channels.isStarted()) {
                channels.connectNew();
            }
            return false;
        });
    }
}
