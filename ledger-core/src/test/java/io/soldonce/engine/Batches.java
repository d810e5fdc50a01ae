package io.soldonce.engine;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.soldonce.testing.Await;

/// Makes one batch of many requests: holds the append lock until all of them wait behind a first one.
final class Batches {
    private Batches() {}

    static List<Outcome> inOneBatch(DataSource database, AppendLane lane, Request... requests) throws Exception {
        return together(database, lane, requests).stream().map(CompletableFuture::join).toList();
    }

    static List<CompletableFuture<Outcome>> together(DataSource database, AppendLane lane, Request... requests) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            AppendLock.take(connection);
            CompletableFuture<Outcome> first = lane.submit(Toy.request(new Toy.Look("jar:nobody")));
            Await.until("the lane waits for the lock", () -> lane.health().queued() == 0);
            List<CompletableFuture<Outcome>> answers = Stream.of(requests).map(lane::submit).toList();
            connection.rollback();
            first.join();
            return answers;
        }
    }
}
