package io.soldonce.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;

import io.soldonce.testing.TestPostgres;

/// A JVM with an append lane that is made to be killed. Reads `key jar beans` line by line and answers `key index` for what is done, `key 0`
/// for what failed.
final class KilledLane {
    static final String APPLICATION = "killed-lane";

    private KilledLane() {}

    /// Argument: JDBC URL.
    public static void main(String[] arguments) throws IOException {
        try (HikariDataSource database = TestPostgres.pool(arguments[0] + "&ApplicationName=" + APPLICATION, 2);
                AppendLane lane = Toy.lane(database, new Commits());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                Provenance provenance = new Provenance("ann", "test", null, words[0], null);
                Toy.Wish add = new Toy.Add(words[1], Long.parseLong(words[2]));
                CompletableFuture<Outcome> answer = lane
                        .submit(new Request(add, provenance, new Request.Idempotency(words[0], line), false));
                answer.thenAccept(outcome -> say(words[0], outcome)).exceptionally(KilledLane::fail);
            }
        }
    }

    private static Void fail(Throwable bug) {
        throw new IllegalStateException(bug);
    }

    private static synchronized void say(String key, Outcome outcome) {
        System.out.println(key + " " + (outcome instanceof Outcome.Done done ? done.index() : 0));
        System.out.flush();
    }
}
