package io.soldonce.app.channels;

import io.soldonce.app.wiring.Loop;
import io.soldonce.channels.gateway.ChannelGateway;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.reconciler.backfill.Backfill;
import io.soldonce.reconciler.backfill.BackfillReport;
import io.soldonce.reconciler.drift.Drift;
import io.soldonce.reconciler.drift.DriftReconciler;
import io.soldonce.reconciler.drift.Observations;
import io.soldonce.reconciler.listing.DueSweep;
import io.soldonce.reconciler.listing.ListingReconciler;
import io.soldonce.reconciler.listing.PushRows;
import io.soldonce.reconciler.listing.SharedBudget;
import io.soldonce.reconciler.listing.SharedCircuit;
import io.soldonce.reconciler.listing.Step;
import io.soldonce.reconciler.sales.Drained;
import io.soldonce.reconciler.sales.SalesReconciler;
import io.soldonce.values.ChannelId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One channel at work: two workers for what is due (the urgent never waits for the rest), and what is asked of it now and then.
final class ConnectedChannel implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConnectedChannel.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ChannelId id;
    private final Connection connection;
    private final ChannelParts parts;
    private final SalesReconciler sales;
    private final DriftReconciler drift;
    private final Backfill backfill;
    private final Loop urgent;
    private final Loop rest;

    ConnectedChannel(ChannelId id, Connection connection, ChannelParts parts) {
        this.id = id;
        this.connection = connection;
        this.parts = parts;
        this.sales = new SalesReconciler(id, connection.sales(), parts.db(), parts.lane(), parts.raw(), parts.clock());
        var observations = new Observations(id, connection.channel(), connection.account(), parts.database(), parts.clock(),
                parts.escalations()::raise);
        this.drift = new DriftReconciler(observations, () -> sales.drain().completeUpTo(), parts.database(), parts.lane(), parts.clock(),
                parts.escalations()::raise);
        this.backfill = new Backfill(observations, parts.database(), parts.lane(), parts.clock());
        var urgentWork = listings();
        var restOfWork = listings();
        restOfWork.forgetClaimsOf(parts.node());
        this.urgent = new Loop(id + "-urgent", LOOK, () -> urgentWork.pass(true) > 0);
        this.rest = new Loop(id + "-listings", LOOK, () -> restOfWork.pass(false) > 0);
    }

    private ListingReconciler listings() {
        var perSecond = connection.channel().capabilities().callsPerSecond();
        var gateway = new ChannelGateway(id, connection.channel(), new PushRows(parts.db(), id, parts.clock()),
                new SharedBudget(parts.db(), id, perSecond, parts.clock()), new SharedCircuit(parts.db(), id, parts.clock()), parts.clock(),
                parts.ids());
        return new ListingReconciler(gateway, parts.db(), this::drained, parts.lane(), parts.escalations()::raise, parts.clock(),
                () -> new UUID(parts.node(), parts.ids().get().getLeastSignificantBits()));
    }

    private Step.Drained drained() {
        var drained = sales.drain();
        return drained.trouble() == null ? new Step.Drained(parts.clock().instant(), drained.completeUpTo()) : null;
    }

    ChannelId id() {
        return id;
    }

    Backfill backfill() {
        return backfill;
    }

    /// Finds what is live there already, and links it.
    BackfillReport fill() throws SQLException {
        return backfill.run();
    }

    /// From now on what is due is told, and what is sold there is heard.
    void start() {
        new DueSweep(parts.db(), parts.clock()).mark(id);
        urgent.start();
        rest.start();
    }

    /// Asks the marketplace to tell by itself.
    void subscribe(String address) {
        if (connection.hints() == null) {
            return;
        }
        try {
            connection.hints().subscribe(address);
        } catch (ChannelFailure notNow) {
            LOGGER.warn("{} does not tell its orders by itself ({}); they are read every {} s", id, notNow.getMessage(),
                    parts.outside().salesEvery().toSeconds());
        }
    }

    Connection.Hints hints() {
        return connection.hints();
    }

    void hear(String orderId, String hint) {
        sales.hear(orderId, "webhook", hint);
    }

    void wake() {
        urgent.wake();
        rest.wake();
    }

    Drained readSales() {
        return sales.drain();
    }

    Drift look() throws SQLException {
        var drift = this.drift.reconcile();
        if (!drift.isBlind()) {
            parts.escalations().settle("OBSERVATION_FAILED", id, "what it shows was read again");
            parts.escalations().settle("CONSENT_NEEDED", id, "it lets us in again");
        }
        if (!drift.isBlind() && drift.madeDue() > 0) {
            LOGGER.info("{} showed {} listings otherwise than it should", id, drift.madeDue());
            wake();
        }
        return drift;
    }

    void sweep(boolean all) {
        var sweep = new DueSweep(parts.db(), parts.clock());
        if ((all ? sweep.markAll(id) : sweep.mark(id)) > 0) {
            wake();
        }
    }

    @Override
    public void close() {
        urgent.close();
        rest.close();
        connection.end().run();
    }
}
