package io.soldonce.app.channels;

import static io.soldonce.tables.queues.Tables.OBSERVATION;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.sandbox.SandboxMarketplaces;
import io.soldonce.app.wiring.CommitSignal;
import io.soldonce.app.wiring.Connecting;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.values.ChannelId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every channel that has an account is connected; one that is added later, or gets its account later, is connected then.
public final class Channels implements Connecting, AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Channels.class);

    private static final String NOT_CONNECTED = "NOT_CONNECTED";
    private static final Duration RETRY = Duration.ofSeconds(4);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private final ChannelLookup channels;
    private final DataDirectory directory;
    private final SandboxMarketplaces sandboxes;
    private final ChannelParts parts;
    private final Map<String, Connection.Connector> connectors;
    private final Map<ChannelId, ConnectedChannel> connected = new ConcurrentHashMap<>();
    private final Map<ChannelId, Properties> accounts = new ConcurrentHashMap<>();
    private final Map<ChannelId, Tries> troubles = new ConcurrentHashMap<>();
    private final CommitSignal signal;
    private volatile String address;
    private volatile boolean isClosed;

    Channels(ChannelLookup channels, DataDirectory directory, SandboxMarketplaces sandboxes, ChannelParts parts,
            Map<String, Connection.Connector> connectors, CommitSignal signal) {
        this.channels = channels;
        this.directory = directory;
        this.sandboxes = sandboxes;
        this.parts = parts;
        this.connectors = Map.copyOf(connectors);
        this.signal = signal;
    }

    /// Connects what can be connected: what is live there is found and linked before the first word is said to it.
    ///
    /// @param address where this application is reached, for marketplaces that tell by themselves
    @Override
    public void connect(String address) {
        this.address = address;
        connectNew();
        signal.listen(_ -> connected.values().forEach(ConnectedChannel::wake));
    }

    /// Whether [#connect(String)] was called.
    boolean isStarted() {
        return address != null;
    }

    /// Connects channels that were not there before, and those anew whose account was changed.
    synchronized void connectNew() {
        var all = channels.all();
        all.stream().filter(Channels::isPrimary).forEach(this::connectIfNew);
        // what the others should show follows from what the primary ones show; among themselves none waits for another
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.stream().filter(channel -> !isPrimary(channel)).forEach(channel -> threads.execute(() -> connectIfNew(channel)));
        }
    }

    /// Marketplaces lock out who asks too often.
    private record Tries(int failed, Instant notBefore) {}

    private void tryLater(ChannelId id) {
        troubles.compute(id, (_, before) -> {
            var failed = before == null ? 1 : before.failed() + 1;
            var pause = RETRY.multipliedBy(1L << Math.min(10, failed - 1));
            return new Tries(failed, parts.clock().instant().plus(pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY));
        });
    }

    private static boolean isPrimary(ChannelView channel) {
        return "primary".equals(channel.rules().role());
    }

    private void connectIfNew(ChannelView channel) {
        var id = new ChannelId(channel.channel());
        forgetChanged(id);
        var tries = troubles.get(id);
        if (!isClosed && !connected.containsKey(id) && (tries == null || !parts.clock().instant().isBefore(tries.notBefore()))) {
            connect(id, channel);
        }
    }

    private void forgetChanged(ChannelId id) {
        var used = accounts.get(id);
        if (used != null && !directory.isSandbox() && !ChannelFiles.read(directory, id).equals(Optional.of(used))) {
            accounts.remove(id);
            Optional.ofNullable(connected.remove(id)).ifPresent(ConnectedChannel::close);
        }
    }

    private void connect(ChannelId id, ChannelView channel) {
        var connector = connectors.get(channel.kind());
        if (connector == null) {
            return;
        }
        try {
            var account = sandboxes.open(id, channel.kind()).or(() -> ChannelFiles.read(directory, id));
            if (account.isEmpty()) {
                return;
            }
            var isNew = isNew(id);
            if (directory.isSandbox() && isNew) {
                new SampleAccount(parts.db(), sandboxes).fill(id, channel);
            }
            var one = new ConnectedChannel(id, connector.connect(id, account.get()), parts);
            if (!one.isListAwaited()) {
                begin(one, isNew);
            } else if (!isNew) {
                one.start();
            }
            connected.put(id, one);
            accounts.put(id, account.get());
            troubles.remove(id);
            parts.escalations().settle(NOT_CONNECTED, id, "it is connected");
            one.subscribe(account.get().getProperty("notifyAt", address + "/webhooks/" + id));
        } catch (RuntimeException | SQLException notNow) {
            tryLater(id);
            if (parts.escalations().isOpen(NOT_CONNECTED, id)) {
                return;
            }
            LOGGER.warn("{} is not connected: {}", id, notNow.getMessage());
            parts.escalations()
                    .raise(new Trouble(NOT_CONNECTED + "/" + id + "/" + parts.clock().instant(), NOT_CONNECTED, null, id.value(), null, id
                            + " can not be connected: " + notNow.getMessage() + ". It is tried again by itself.", null), false);
        }
    }

    /// What is live there is found and linked before the first word is said to it.
    private static void begin(ConnectedChannel one, boolean isNew) throws SQLException {
        try {
            var report = isNew ? one.fill() : null;
            if (report != null && report.isBlind()) {
                throw new IllegalStateException(report.blind());
            }
            LOGGER.info("{} is connected: {}", one.id(), report == null ? "again" : report);
        } catch (RuntimeException | SQLException notNow) {
            one.close();
            throw notNow;
        }
        one.start();
    }

    private boolean isNew(ChannelId id) {
        return !parts.db().fetchExists(OBSERVATION, OBSERVATION.CHANNEL.eq(id.value()).and(OBSERVATION.COMPLETE_AT.isNotNull()));
    }

    public Optional<ConnectedChannel> find(ChannelId id) {
        return Optional.ofNullable(connected.get(id));
    }

    /// Whether a person does there what is to be done; false while it is not connected.
    public boolean isByHand(String channel) {
        return find(new ChannelId(channel)).map(ConnectedChannel::isByHand).orElse(false);
    }

    Collection<ConnectedChannel> all() {
        return List.copyOf(connected.values());
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        connected.values().parallelStream().forEach(ConnectedChannel::close);
    }
}
