package io.soldonce.reconciler.drift;

import io.soldonce.channels.spi.Seen;
import io.soldonce.reconciler.drift.Statements.Column;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/// Where an observation waits until it is complete and believed: a table of this connection alone, so that memory stays flat and nothing
/// of a broken one is left.
final class Staging implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 5_000;
    private static final String MAKE = """
        drop table if exists seen_now;
        create temp table seen_now (external_id text primary key, told_sku text, ean text, pack_size int not null, title text,
               status text not null, quantity int not null, price numeric, currency text, url text)""";
    /// Pages shift while they are read: the later sight counts.
    private static final String ADD = """
        insert into seen_now
        select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::int[], ?::numeric[], ?::text[], ?::text[])
            on conflict (external_id) do update set told_sku = excluded.told_sku, ean = excluded.ean, pack_size = excluded.pack_size,
               title = excluded.title, status = excluded.status, quantity = excluded.quantity, price = excluded.price,
               currency = excluded.currency, url = excluded.url""";

    private final Statements statements;
    private int came;

    Staging(Statements statements) throws SQLException {
        this.statements = statements;
        statements.execute(MAKE);
    }

    void add(List<Seen> page) {
        came += page.size();
        for (var from = 0; from < page.size(); from += ROWS_AT_ONCE) {
            write(page.subList(from, Math.min(page.size(), from + ROWS_AT_ONCE)));
        }
    }

    /// How many came, those without an id included, which are staged nowhere.
    int came() {
        return came;
    }

    private void write(List<Seen> page) {
        var byId = new LinkedHashMap<String, Seen>();
        for (var seen : page) {
            if (seen.shown().externalId() != null) {
                byId.put(seen.shown().externalId(), seen);
            }
        }
        var rows = List.copyOf(byId.values());
        try {
            statements.run(ADD, text(rows, seen -> seen.shown().externalId()), text(rows, Seen::sku), text(rows, Seen::ean),
                    column("int4", rows, Seen::packSize), text(rows, seen -> seen.shown().title()),
                    text(rows, seen -> seen.shown().status().name()), column("int4", rows, seen -> seen.shown().quantity()),
                    column("numeric", rows, seen -> seen.shown().price() == null ? null : seen.shown().price().amount()),
                    text(rows, seen -> seen.shown().price() == null ? null : seen.shown().price().currency()),
                    text(rows, seen -> seen.shown().url()));
        } catch (SQLException failed) {
            throw new IllegalStateException("what was seen could not be staged: " + failed.getMessage(), failed);
        }
    }

    /// PostgreSQL stores no U+0000.
    private static Column text(List<Seen> rows, Function<Seen, String> of) {
        return column("text", rows, seen -> {
            var text = of.apply(seen);
            return text == null ? null : text.replace("\0", "");
        });
    }

    private static Column column(String type, List<Seen> rows, Function<Seen, Object> of) {
        return new Column(type, rows.stream().map(of).toList());
    }

    @Override
    public void close() throws SQLException {
        statements.execute("drop table if exists seen_now; drop table if exists seen_owned");
    }
}
