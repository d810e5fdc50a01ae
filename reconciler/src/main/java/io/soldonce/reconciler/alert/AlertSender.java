package io.soldonce.reconciler.alert;

import static io.soldonce.tables.queues.Tables.ALERT;

import io.soldonce.tables.queues.tables.records.AlertRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/// Sends what is due. On several nodes each alert is taken by one; what failed is tried after 1, 5 and 30 minutes, then every hour.
///
/// An alert that was taken is not sent again. Only a crash between the other side's yes and ours leaves it to be sent a second time; its key
/// tells the receiver.
public final class AlertSender {
    private static final int AT_A_TIME = 20;
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(1));

    private final DSLContext db;
    private final List<AlertDoor> doors;
    private final Clock clock;

    /// @param doors tried in this order until one takes the alert; none: alerts stay on the board, unsent
    public AlertSender(DSLContext db, List<AlertDoor> doors, Clock clock) {
        this.db = db;
        this.doors = List.copyOf(doors);
        this.clock = clock;
    }

    /// How long to wait after so many tries in vain. Pure.
    static Duration pauseAfter(int attempts) {
        return PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
    }

    /// @return how many were taken
    public int send() {
        if (doors.isEmpty()) {
            return 0;
        }
        var sent = 0;
        for (var alert : claim()) {
            var trouble = send(new Alert(alert.getKey(), alert.getSubject(), alert.getBody(), alert.getRaisedAt().toInstant()));
            db.update(ALERT).set(ALERT.SENT_AT, trouble == null ? now() : null).set(ALERT.TROUBLE, trouble)
                    .where(ALERT.ID.eq(alert.getId())).and(ALERT.SENT_AT.isNull()).execute();
            sent += trouble == null ? 1 : 0;
        }
        return sent;
    }

    /// Counts the try before it is made, in a transaction of its own: whoever dies during it has waited the pause as well.
    private List<AlertRecord> claim() {
        return db.transactionResult(transaction -> {
            var claimed = transaction.dsl().selectFrom(ALERT).where(ALERT.SENT_AT.isNull()).and(ALERT.NEXT_AT.le(now()))
                    .orderBy(ALERT.NEXT_AT, ALERT.ID).limit(AT_A_TIME).forUpdate().skipLocked().fetch();
            for (var alert : claimed) {
                var attempts = alert.getAttempts() + 1;
                alert.setAttempts(attempts);
                alert.setNextAt(now().plus(pauseAfter(attempts)));
            }
            transaction.dsl().batchUpdate(claimed).execute();
            return List.copyOf(claimed);
        });
    }

    /// Null when it was taken, else what the doors said.
    private String send(Alert alert) {
        var troubles = new StringBuilder();
        for (var door : doors) {
            try {
                door.send(alert);
                return null;
            } catch (AlertFailed failed) {
                troubles.append(troubles.isEmpty() ? "" : "; ").append(failed.getMessage());
            } catch (RuntimeException unexpected) {
                troubles.append(troubles.isEmpty() ? "" : "; ").append(unexpected);
            }
        }
        return troubles.toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
