package io.soldonce.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for the lane. Bulk requests come up only when nothing else waits, and then a few at a time.
final class LaneQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Pending> urgent = new ArrayDeque<>();
    private final Deque<Pending> bulk = new ArrayDeque<>();
    private final int maxBatch;
    private final int maxBulkBatch;
    private boolean closed;

    LaneQueue(LaneSettings settings) {
        this.maxBatch = settings.maxBatch();
        this.maxBulkBatch = settings.maxBulkBatch();
    }

    /// Queues it, or says false: the queue is closed.
    boolean offer(Pending pending) {
        lock.lock();
        try {
            if (!closed) {
                queueOf(pending).addLast(pending);
                changed.signal();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next batch. Empty only when the queue is closed and nothing is left.
    List<Pending> take() {
        lock.lock();
        try {
            while (urgent.isEmpty() && bulk.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return urgent.isEmpty() ? drain(bulk, maxBulkBatch) : drain(urgent, maxBatch);
        } finally {
            lock.unlock();
        }
    }

    /// Puts requests that were taken but not begun back to where they were.
    void giveBack(List<Pending> requests) {
        lock.lock();
        try {
            requests.reversed().forEach(pending -> queueOf(pending).addFirst(pending));
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return urgent.size() + bulk.size();
        } finally {
            lock.unlock();
        }
    }

    private Deque<Pending> queueOf(Pending pending) {
        return pending.request().bulk() ? bulk : urgent;
    }

    private static List<Pending> drain(Deque<Pending> from, int most) {
        List<Pending> batch = new ArrayList<>(Math.min(most, from.size()));
        while (batch.size() < most && !from.isEmpty()) {
            batch.add(from.removeFirst());
        }
        return batch;
    }
}
