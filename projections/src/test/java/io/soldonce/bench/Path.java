package io.soldonce.bench;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.Rules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/// What one command does, in the forms the roads need: as rules and read models, and as the rows that come of it.
interface Path {
    /// Any ten thousand commands that follow each other are about different items.
    int ITEMS = 10_000;

    EventCatalogue catalogue();

    Rules rules();

    InlineProjection inline();

    Object command(long number);

    /// @param index of the last log row, shared by all connections
    PlainRows plain(Connection connection, AtomicLong index) throws SQLException;

    /// Scatters the numbers over the items.
    static int item(long number) {
        return (int) (number * 7919 % ITEMS);
    }
}
