package io.soldonce.bench;

import io.soldonce.engine.Decision;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.Rules;
import io.soldonce.engine.States;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The prototype's path: one event of some 400 bytes, one availability row and three due rows for each command; no policy, nothing read.
final class Narrow implements Path {
    static final String NAME = "units-taken";
    private static final String NOTE = "n".repeat(340);
    private static final EventCatalogue CATALOGUE = new EventCatalogue(List.of(new EventCatalogue.Entry(Taken.class, NAME, 1)), List.of());

    record Taken(String item, int units, String note) {}

    private record Units(long left) {}

    static void compare(Server server, Bench.Plan plan) throws Exception {
        var path = new Narrow();
        System.out.printf("%nOn the narrow path a command is one event with %d bytes of payload.%n", payload(0).length());
        Contest.run("Narrow path: one event, one availability row, three due rows", server, plan, path, server.migrated(),
                new KeptStates(path.rules()));
    }

    static String stream(long number) {
        return "item:" + key(number);
    }

    static String key(long number) {
        return "CARD-%05d".formatted(Path.item(number));
    }

    static String payload(long number) {
        return CATALOGUE.write(new Taken(key(number), 1, NOTE)).json();
    }

    @Override
    public EventCatalogue catalogue() {
        return CATALOGUE;
    }

    @Override
    public Rules rules() {
        return new Rules() {
            @Override
            public Decision decide(Object command, States states) {
                var taken = (Taken) command;
                var stream = "item:" + taken.item();
                var left = ((Units) states.of(stream)).left() - taken.units();
                return new Decision.Accepted(List.of(new Decision.Staged(stream, taken)), Map.of("left", left));
            }

            @Override
            public Object initial(String stream) {
                return new Units(0);
            }

            @Override
            public Object evolve(Object state, Object event) {
                return new Units(((Units) state).left() - ((Taken) event).units());
            }

            @Override
            public Collection<String> streams(Object command) {
                return List.of("item:" + ((Taken) command).item());
            }
        };
    }

    @Override
    public InlineProjection inline() {
        return (connection, events) -> new NarrowTables(connection).write(events.stream()
                .map(event -> new NarrowTables.Row(((Taken) event.event()).item(), event.index())).toList());
    }

    @Override
    public Object command(long number) {
        return new Taken(key(number), 1, NOTE);
    }

    @Override
    public PlainRows plain(Connection connection, AtomicLong index) throws SQLException {
        return new NarrowRows(connection, index);
    }
}
