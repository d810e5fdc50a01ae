package io.soldonce.app.wiring;

import io.soldonce.engine.AnchorFile;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the head of the chain to the anchor file: at the start, every hour, and at the stop, after the lane has been drained.
public final class Anchors implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Anchors.class);

    private final DataSource database;
    private final AnchorFile file;
    private final Clock clock;
    private final ScheduledExecutorService hourly = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("anchors").factory());

    public Anchors(DataSource database, AnchorFile file, Clock clock) {
        this.database = database;
        this.file = file;
        this.clock = clock;
    }

    /// The first anchor is written now.
    public void start() {
        write();
        var _ = hourly.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.HOURS);
    }

    @Override
    public void close() {
        hourly.shutdown();
        write();
    }

    /// A missed anchor leaves the tail unguarded until the next one: that is said, and no reason to stop selling.
    private synchronized void write() {
        try (var connection = database.getConnection()) {
            file.anchor(connection, clock.instant());
        } catch (SQLException | UncheckedIOException e) {
            LOGGER.warn("The head of the chain could not be anchored: {}", e.getMessage());
        }
    }
}
