package io.soldonce.sandbox.whatnot;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.soldonce.sandbox.mail.Postman;

/// Mails that are to be posted. They are put in with what they tell of, in one transaction, and posted in the background when they are due.
///
/// A due one is claimed by moving it on by a minute, in one statement; no lock is held while posting. After a crash between post and note
/// the same bytes come again.
final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final long PAUSE = Duration.ofMillis(50).toNanos();
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    /// What is to become of a mail.
    ///
    /// @param orderId   null when it tells of no sale
    /// @param domain    that signs; null for one that is signed already, or never
    /// @param signature good, bad or null for none
    @SuppressWarnings("ArrayRecordComponent") // bytes of a mail; never compared
    record Wish(String account, String orderId, byte[] mail, String domain, String signature, Instant dueAt, boolean isHeld,
            boolean isDropped) {
        static Wish now(String account, byte[] mail, String domain, Instant now) {
            return new Wish(account, null, mail, domain, domain == null ? null : "good", now, false, false);
        }
    }

    private final DSLContext db;
    private final Postman postman;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean isClosed;

    private Outbox(DSLContext db, Postman postman, Clock clock) {
        this.db = db;
        this.postman = postman;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("whatnot-mails").unstarted(this::run);
    }

    static Outbox start(DSLContext db, Postman postman, Clock clock) {
        var outbox = new Outbox(db, postman, clock);
        outbox.thread.start();
        return outbox;
    }

    static void put(DSLContext tx, Wish wish) {
        tx.execute("insert into whatnot.letter (account, order_id, raw, domain, signature, due_at, is_held, is_dropped)"
                + " values (?, ?, ?, ?, ?, ?::timestamptz, ?, ?)", wish.account(), wish.orderId(), wish.mail(), wish.domain(),
                wish.signature(), wish.dueAt().toString(), wish.isHeld(), wish.isDropped());
    }

    /// The held ones go now, last first.
    static void release(DSLContext tx, String account) {
        tx.execute("update whatnot.letter set is_held = false, turn = -number::int where account = ? and is_held", account);
    }

    /// Something may be due.
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!isClosed) {
            try {
                var next = claim();
                if (next == null) {
                    LockSupport.parkNanos(PAUSE);
                } else {
                    post(next);
                }
            } catch (RuntimeException e) {
                if (!isClosed) {
                    LOG.warn("A mail could not be posted; it is tried again", e);
                    LockSupport.parkNanos(PAUSE);
                }
            }
        }
    }

    private Record claim() {
        var now = clock.instant().toString();
        return db.fetchOptional("update whatnot.letter l set attempts = l.attempts + 1, due_at = ?::timestamptz + interval '1 minute'"
                + " from whatnot.account a where a.account = l.account and l.number = (select number from whatnot.letter"
                + " where posted_at is null and not is_dropped and not is_held and due_at <= ?::timestamptz"
                + " order by turn, number limit 1 for update skip locked)"
                + " returning l.number, l.raw, l.domain, l.signature, a.mailbox", now, now).orElse(null);
    }

    private void post(Record row) {
        var number = row.get("number", Long.class);
        var mail = row.get("raw", byte[].class);
        if (row.get("signature", String.class) != null) {
            mail = signed(mail, row.get("domain", String.class), row.get("signature", String.class).equals("good"));
            db.execute("update whatnot.letter set raw = ?, signature = null where number = ?", mail, number);
        }
        postman.post(row.get("mailbox", String.class), mail);
        db.execute("update whatnot.letter set posted_at = ?::timestamptz where number = ?", clock.instant().toString(), number);
    }

    private byte[] signed(byte[] mail, String domain, boolean isGood) {
        if (isGood) {
            return postman.sign(mail, domain);
        }
        var other = (new String(mail, StandardCharsets.ISO_8859_1) + "And more.\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return Postman.underneath(postman.signature(other, domain), mail);
    }

    @Override
    public void close() {
        isClosed = true;
        wake();
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
