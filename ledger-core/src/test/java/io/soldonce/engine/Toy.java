package io.soldonce.engine;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

/// A toy domain: jars of beans. Beans come in, go out, and move from jar to jar; a jar never holds fewer than none.
final class Toy {
    sealed interface Fact {}

    record Added(long beans) implements Fact {}

    record Removed(long beans) implements Fact {}

    record Noted(String text) implements Fact {}

    sealed interface Wish {}

    record Add(String jar, long beans) implements Wish {}

    record Remove(String jar, long beans) implements Wish {}

    record Move(String from, String to, long beans) implements Wish {}

    /// As many notes as asked for, in one request.
    record Note(String jar, String text, int times) implements Wish {}

    record Look(String jar) implements Wish {}

    /// A rule with a bug in it.
    record Stumble(String jar) implements Wish {}

    /// Stands for an event class that was forgotten in the catalogue.
    record Forgotten(int n) {}

    record Forget(String jar) implements Wish {}

    record Jar(long beans, long facts) {}

    static final Provenance ANN = new Provenance("ann", "test", null, "c-1", null);
    static final EventCatalogue CATALOGUE = new EventCatalogue(List.of(new EventCatalogue.Entry(Added.class, "beans added", 1),
            new EventCatalogue.Entry(Removed.class, "beans removed", 1), new EventCatalogue.Entry(Noted.class, "noted", 1)), List.of());

    private Toy() {}

    static Request request(Wish wish) {
        return new Request(wish, ANN, null, false);
    }

    static Request bulk(Wish wish) {
        return new Request(wish, ANN, null, true);
    }

    static Request keyed(String key, Wish wish) {
        return new Request(wish, ANN, new Request.Idempotency(key, "hash of " + wish), false);
    }

    static AppendLane lane(DataSource database, InlineProjection projection) {
        return lane(database, projection, LaneSettings.defaults());
    }

    static AppendLane lane(DataSource database, InlineProjection projection, LaneSettings settings) {
        return new AppendLane(database, CATALOGUE, new Beans(), projection, Clock.systemUTC(), UUID::randomUUID, settings, _ -> {});
    }

    /// Sends all of them before the first is answered.
    static List<Outcome> all(AppendLane lane, List<Request> requests) {
        List<CompletableFuture<Outcome>> answers = requests.stream().map(lane::submit).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    static List<Outcome> all(AppendLane lane, Request... requests) {
        return all(lane, List.of(requests));
    }

    static class Beans implements Rules {
        @Override
        public Decision decide(Object command, States states) {
            return switch ((Wish) command) {
                case Add(String jar, long beans) -> accepted(jar, states, new Added(beans));
                case Remove(String jar, long beans) when held(jar, states) < beans -> tooFew(jar, states);
                case Remove(String jar, long beans) -> accepted(jar, states, new Removed(beans));
                case Move(String from, String _, long beans) when held(from, states) < beans -> tooFew(from, states);
                case Move(String from, String to, long beans) -> new Decision.Accepted(
                        List.of(new Decision.Staged(from, new Removed(beans)), new Decision.Staged(to, new Added(beans))), Map.of());
                case Note(String jar, String text, int times) -> new Decision.Accepted(
                        IntStream.range(0, times).mapToObj(_ -> new Decision.Staged(jar, new Noted(text))).toList(), Map.of());
                case Look(String jar) -> new Decision.Accepted(List.of(), Map.of("beans", held(jar, states)));
                case Stumble(String jar) -> throw new IllegalStateException("stumbled over " + jar);
                case Forget(String jar) -> new Decision.Accepted(List.of(new Decision.Staged(jar, new Forgotten(1))), Map.of());
            };
        }

        private static Decision accepted(String jar, States states, Fact fact) {
            long after = held(jar, states) + (fact instanceof Added(long beans) ? beans : -((Removed) fact).beans());
            return new Decision.Accepted(List.of(new Decision.Staged(jar, fact)), Map.of("beans", after));
        }

        private static Decision tooFew(String jar, States states) {
            return new Decision.Rejected("too few", "There are only " + held(jar, states) + " beans", Map.of("beans", held(jar, states)));
        }

        private static long held(String jar, States states) {
            return ((Jar) states.of(jar)).beans();
        }

        @Override
        public Object initial(String stream) {
            return new Jar(0, 0);
        }

        @Override
        public Object evolve(Object state, Object event) {
            Jar jar = (Jar) state;
            return switch (event) {
                case Added(long beans) -> new Jar(jar.beans() + beans, jar.facts() + 1);
                case Removed(long beans) -> new Jar(jar.beans() - beans, jar.facts() + 1);
                default -> new Jar(jar.beans(), jar.facts() + 1);
            };
        }

        @Override
        public Collection<String> streams(Object command) {
            return switch ((Wish) command) {
                case Add(String jar, long _) -> List.of(jar);
                case Remove(String jar, long _) -> List.of(jar);
                case Move(String from, String to, long _) -> List.of(from, to);
                default -> List.of(); // loaded on demand
            };
        }
    }
}
