package io.soldonce.app.channels;

import static io.soldonce.tables.queues.Tables.OBSERVATION;

import io.soldonce.app.wiring.Loop;
import io.soldonce.channels.gateway.ChannelGateway;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Seen;
import io.soldonce.projections.inline.Trouble;
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
import io.soldonce.reconciler.mail.MailHints;
import io.soldonce.reconciler.sales.Drained;
import io.soldonce.reconciler.sales.SalesReconciler;
import io.soldonce.values.ChannelId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One channel at work: two workers for what is due (the urgent never waits for the rest), and what is asked of it now and then.
final class ConnectedChannel implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConnectedChannel.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration MAIL = Duration.ofMinutes(5);
    private static final Duration MAILBOX_AWAY = Duration.ofSeconds(15);
    private static final String UNREADABLE = "MAILBOX_UNREADABLE";

    private final ChannelId id;
    private final Connection connection;
    private final ChannelParts parts;
    private final SalesReconciler sales;
    private final DriftReconciler drift;
    private final Backfill backfill;
    private final Loop urgent;
    private final Loop rest;
    /// Where it should tell by itself, while it does not.
    private volatile String silentAt;
    private final MailHints hints;
    private final Loop mail;

    ConnectedChannel(ChannelId id, Connection connection, ChannelParts parts) {
        this.id = id;
        this.connection = connection;
        this.parts = parts;
        this.sales = new SalesReconciler(id, connection.sales(), parts.db(), parts.lane(), parts.raw(), parts.clock());
        var observations = new Observations(id, connection.channel(), connection.account(), parts.database(), parts.clock(),
                parts.escalations()::raise);
        this.drift = new DriftReconciler(observations, () -> sales.drain().completeUpTo(), parts.database(), parts.lane(), parts.clock(),
                parts.escalations()::raise);
        this.backfill = new Backfill(observations, parts.database(), parts.lane(), parts.clock(), connection.isNamedThere());
        var urgentWork = listings();
        var restOfWork = listings();
        restOfWork.forgetClaimsOf(parts.node());
        this.urgent = new Loop(id + "-urgent", LOOK, () -> urgentWork.pass(true) > 0);
        this.rest = new Loop(id + "-listings", LOOK, () -> restOfWork.pass(false) > 0);
        var post = connection.post();
        this.hints = post == null || post.hints() == null
                ? null
                : new MailHints(id, post.desk(), post.hints(), sales::hear, parts.db(), parts.clock());
        this.mail = post == null ? null : new Loop(id + "-mail", MAILBOX_AWAY, this::awaitMail);
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

    /// Nobody has said yet what it shows, and no program can read it.
    boolean isListAwaited() {
        return connection.handed() != null && connection.handed().isAwaited();
    }

    boolean isByHand() {
        return connection.isByHand();
    }

    /// From now on what is due is told, and what is sold there is heard.
    void start() {
        new DueSweep(parts.db(), parts.clock()).mark(id);
        urgent.start();
        rest.start();
        if (mail != null) {
            mail.start();
        }
    }

    /// A mail is followed the moment it comes; the recurring reading is the net below.
    private boolean awaitMail() {
        connection.post().bell().await(MAIL);
        if (hints != null) {
            hints.read();
        } else {
            sales.drain();
        }
        return true;
    }

    /// Asks the marketplace to tell by itself.
    void subscribe(String address) {
        if (connection.hints() == null) {
            return;
        }
        try {
            connection.hints().subscribe(address);
            silentAt = null;
        } catch (ChannelFailure notNow) {
            silentAt = address;
            LOGGER.warn("{} does not tell its orders by itself ({}); they are read every {} s, and it is asked again", id,
                    notNow.getMessage(),
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

    Duration pace() {
        return connection.pace();
    }

    Drained readSales() {
        readHints();
        return sales.drain();
    }

    /// Where the orders themselves can be read, a mailbox that is away costs time and no sale.
    private void readHints() {
        if (hints == null) {
            return;
        }
        try {
            hints.read();
            parts.escalations().settle(UNREADABLE, id, "the mailbox was read again");
        } catch (ChannelFailure away) {
            if (!parts.escalations().isOpen(UNREADABLE, id)) {
                parts.escalations().raise(new Trouble(UNREADABLE + "/" + id + "/" + parts.clock().instant(), UNREADABLE, null, id.value(),
                        null, "the mailbox of " + id + " could not be read: " + away.getMessage()
                                + ". Its orders are still read, every " + parts.outside().salesEvery().toSeconds() + " s.",
                        null), false);
            }
        }
    }

    /// What became of a list.
    ///
    /// @param report what was linked; blind with the reason when the list is not believed
    /// @param drift  how it compares; null for the first list, which is what the channel is known to show
    record Looked(BackfillReport report, Drift drift) {}

    /// Takes a list of what it shows for a look at it: compared like any look, and linked where that is plain.
    synchronized Looked hand(List<Seen> list) throws SQLException {
        var isFirst = isNew();
        connection.handed().hand(list);
        var drift = isFirst ? null : look();
        var report = isFirst ? backfill.run() : drift.isBlind() ? null : backfill.linkSeen();
        if (report != null && !report.isBlind()) {
            if (isFirst) {
                start();
            } else {
                sweep(false);
            }
        }
        return new Looked(report, drift);
    }

    boolean isNew() {
        return !parts.db().fetchExists(OBSERVATION, OBSERVATION.CHANNEL.eq(id.value()).and(OBSERVATION.COMPLETE_AT.isNotNull()));
    }

    Drift look() throws SQLException {
        if (silentAt != null) {
            subscribe(silentAt);
        }
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
        if (mail != null) {
            connection.post().bell().close();
            mail.close();
        }
        urgent.close();
        rest.close();
        connection.end().run();
    }
}
