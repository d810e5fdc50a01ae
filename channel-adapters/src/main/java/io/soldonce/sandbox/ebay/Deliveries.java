package io.soldonce.sandbox.ebay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.LockSupport;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends notifications in the background: at most five attempts each, 30 s, 1, 2 and 4 minutes apart by the server's clock.
///
/// Due ones are claimed by counting the attempt and moving the next one on, in one statement; no lock is held while sending.
final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE = Duration.ofMillis(50).toNanos();
    private static final int ATTEMPTS = 5;

    private final DSLContext db;
    private final Clock clock;
    private final SigningKey key;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final Thread sender;
    private volatile boolean isClosed;

    private Deliveries(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.key = SigningKey.of(db);
        this.sender = Thread.ofVirtual().name("ebay-notifications").unstarted(this::run);
    }

    static Deliveries start(DSLContext db, Clock clock) {
        var deliveries = new Deliveries(db, clock);
        deliveries.sender.start();
        return deliveries;
    }

    HttpClient http() {
        return http;
    }

    /// Something may be due.
    void wake() {
        LockSupport.unpark(sender);
    }

    void releaseHeld(String account) {
        Notices.release(db, account);
        wake();
    }

    private void run() {
        while (!isClosed) {
            try {
                var next = claim();
                if (next == null) {
                    LockSupport.parkNanos(PAUSE);
                } else {
                    send(next);
                }
            } catch (RuntimeException e) {
                if (!isClosed) {
                    LOG.warn("A notification could not be sent", e);
                    LockSupport.parkNanos(PAUSE);
                }
            }
        }
    }

    private Record claim() {
        var now = Listings.at(clock.instant());
        return db.fetchOptional("update ebay.notification n set attempts = n.attempts + 1,"
                + " due_at = ?::timestamptz + interval '30 seconds' * power(2, n.attempts),"
                + " given_up_at = case when n.attempts + 1 >= ? then ?::timestamptz end"
                + " from ebay.subscription s join ebay.destination d using (destination_id) where n.subscription_id = s.subscription_id"
                + " and n.number = (select number from ebay.notification where delivered_at is null and given_up_at is null and not is_held"
                + " and due_at <= ?::timestamptz order by turn, number limit 1 for update skip locked)"
                + " returning n.number, n.notification_id, n.data::text as data, n.happened_at, n.attempts, n.is_forged, s.topic, d.endpoint",
                now, ATTEMPTS, now, now).orElse(null);
    }

    private void send(Record row) {
        var body = body(row).getBytes(StandardCharsets.UTF_8);
        var signed = row.get("is_forged", Boolean.class) ? "another body".getBytes(StandardCharsets.UTF_8) : body;
        var request = HttpRequest.newBuilder(URI.create(row.get("endpoint", String.class))).timeout(PATIENCE)
                .header("Content-Type", "application/json").header("X-EBAY-SIGNATURE", key.header(signed))
                .POST(BodyPublishers.ofByteArray(body)).build();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2) {
                db.execute("update ebay.notification set delivered_at = ?::timestamptz, given_up_at = null where number = ?",
                        Listings.at(clock.instant()), row.get("number", Long.class));
            }
        } catch (IOException e) {
            LOG.debug("Attempt {} of a notification failed", row.get("attempts"), e); // the next one is set already
        } catch (InterruptedException e) {
            isClosed = true;
        }
    }

    private String body(Record row) {
        var body = Json.object();
        body.putObject("metadata").put("topic", row.get("topic", String.class)).put("schemaVersion", "1.0").put("deprecated", false);
        body.putObject("notification").put("notificationId", row.get("notification_id", String.class))
                .put("eventDate", Json.instant(row.get("happened_at", OffsetDateTime.class).toInstant()))
                .put("publishDate", Json.instant(clock.instant())).put("publishAttemptCount", row.get("attempts", Integer.class))
                .set("data", Json.parse(row.get("data", String.class)));
        return body.toString();
    }

    @Override
    public void close() {
        isClosed = true;
        http.shutdownNow();
        wake();
        try {
            sender.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
