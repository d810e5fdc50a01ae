package io.soldonce.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An inline projection that keeps a table of its own and remembers how often it was called.
final class Commits implements InlineProjection {
    static final String TABLE = "create table beans_now (jar text primary key, beans bigint not null)";
    final List<List<Recorded>> tried = new CopyOnWriteArrayList<>();

    @Override
    public void project(Connection connection, List<Recorded> events) throws SQLException {
        tried.add(events);
        try (var statement = connection.prepareStatement("insert into beans_now values (?, ?) on conflict (jar) do update"
                + " set beans = beans_now.beans + excluded.beans")) {
            for (Recorded entry : events) {
                statement.setString(1, entry.stream());
                statement.setLong(2, change(entry.event()));
                statement.execute();
            }
        }
    }

    private static long change(Object event) {
        return switch (event) {
            case Toy.Added(long beans) -> beans;
            case Toy.Removed(long beans) -> -beans;
            default -> 0;
        };
    }
}
