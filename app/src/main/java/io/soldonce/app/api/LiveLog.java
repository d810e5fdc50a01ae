package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.app.wiring.CommitSignal;
import io.soldonce.projections.query.LogLines;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The log as it grows, to everybody who listens. The id of each message is its index in the log, so a reader that was cut off goes on
/// where it was.
@Component
class LiveLog implements SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(LiveLog.class);
    private static final int MOST_READERS = 100;
    private static final int LINES_AT_ONCE = 200;
    private static final int LOOK_MILLIS = 1000;
    private static final int STORY_MILLIS = 25;
    private static final int STORY_LOOKS = 40;
    private static final int BEATS = 15;

    private final LogLines log;
    private final CommitSignal signal;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    LiveLog(LogLines log, CommitSignal signal) {
        this.log = log;
        this.signal = signal;
    }

    /// Streams whatever stands behind `after`, then what comes.
    SseEmitter read(long after) {
        if (!running || readers.size() >= MOST_READERS) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "TOO_MANY_READERS", "too many read the live log already", null,
                    "close another page, or read GET /api/events page by page");
        }
        var reader = new Reader(after);
        readers.add(reader);
        Thread.ofVirtual().name("live-log").start(reader);
        return reader.emitter;
    }

    @Override
    public void start() {
        running = true;
    }

    /// Before the server waits for its requests to end: these would never.
    @Override
    public void stop() {
        running = false;
        readers.forEach(reader -> reader.bell.release());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private final class Reader implements Runnable {
        private final SseEmitter emitter = new SseEmitter(0L);
        private final Semaphore bell = new Semaphore(0);
        private long last;
        private volatile boolean gone;

        Reader(long after) {
            last = after;
            emitter.onCompletion(this::leave);
            emitter.onError(_ -> leave());
        }

        private void leave() {
            gone = true;
            bell.release();
        }

        @Override
        public void run() {
            var deaf = signal.listen(_ -> bell.release());
            try {
                emitter.send(SseEmitter.event().comment("from " + last).reconnectTime(LOOK_MILLIS));
                for (var quiet = 0; running && !gone; quiet++) {
                    quiet = sendNew() ? 0 : quiet;
                    if (quiet >= BEATS) {
                        emitter.send(SseEmitter.event().comment("still here"));
                        quiet = 0;
                    }
                    rest(LOOK_MILLIS);
                }
                emitter.complete();
            } catch (IOException | IllegalStateException readerIsGone) {
                emitter.complete();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                emitter.complete();
            } catch (RuntimeException broken) {
                LOGGER.warn("The live log breaks off for a reader behind {}", last, broken);
                emitter.completeWithError(broken);
            } finally {
                deaf.run();
                readers.remove(this);
            }
        }

        private boolean sendNew() throws IOException, InterruptedException {
            var sent = false;
            var looks = 0;
            for (var lines = log.after(last, LINES_AT_ONCE); !lines.isEmpty() && running && !gone; lines = log.after(last, LINES_AT_ONCE)) {
                for (var line : lines) {
                    if (line.sentence() == null && looks < STORY_LOOKS) {
                        break; // its sentence is being written; without one it goes out when that takes too long
                    }
                    emitter.send(SseEmitter.event().id(Long.toString(line.index())).name("recorded").data(EventView.of(line),
                            MediaType.APPLICATION_JSON));
                    last = line.index();
                    sent = true;
                }
                if (last < lines.getLast().index()) {
                    looks++;
                    rest(STORY_MILLIS);
                }
            }
            return sent;
        }

        private void rest(int millis) throws InterruptedException {
            if (bell.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        }
    }
}
