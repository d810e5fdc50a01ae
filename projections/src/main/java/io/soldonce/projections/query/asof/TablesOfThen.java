package io.soldonce.projections.query.asof;

import io.soldonce.engine.Recorded;
import io.soldonce.item.ItemFact;
import io.soldonce.projections.Database;
import io.soldonce.projections.inline.InputTables;
import io.soldonce.values.StreamId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The policy's tables as they were, for some items: temporary ones of the same names, filled by the code that fills the live ones, so that
/// both can not drift apart. Only inside a transaction: they go with it.
final class TablesOfThen implements AutoCloseable {
    private static final List<String> TABLES = List.of("item_now", "kit_component", "listing_now", "channel_now", "availability",
            "desired_listing");
    // Said aloud, because a statement that was planned for the live tables is planned anew only when the path has changed.
    private static final String ENTER = "set local search_path = pg_temp, " + String.join(", ", Database.SCHEMAS);
    private static final String LEAVE = "set local search_path = " + String.join(", ", Database.SCHEMAS);
    private static final String LISTINGS = """
        select 'listing:' || channel || '/' || sku_key || case when slot = '' then '' else '/' || slot end
          from projections.listing_now where sku_key = any(?)
         union all select 'channel:' || channel from projections.channel_now""";
    /// Listings that ever had the title or the id that one of ours has: whether they had it then, their own facts say.
    private static final String RIVALS = """
        select stream_id from ledger.log_entry
         where name in ('listing-linked', 'listing-revised') and stream_id > 'listing:' and stream_id < 'listing;' and global_index <= ?
           and exists (select 1 from channel_now where unique_titles)
           and lower(payload ->> 'title') = any(array(select lower(title) from listing_now))
         union
        select stream_id from ledger.log_entry
         where name in ('listing-linked', 'listing-seen-live') and stream_id > 'listing:' and stream_id < 'listing;' and global_index <= ?
           and payload ->> 'externalId' = any(array(select external_id from listing_now where external_id is not null))""";

    private final Connection connection;

    TablesOfThen(Connection connection) throws SQLException {
        this.connection = connection;
        var sql = new ArrayList<String>();
        TABLES.forEach(
                table -> sql.add("create temporary table " + table + " (like projections." + table + " including all) on commit drop"));
        sql.add("create temporary sequence desired_revision");
        sql.add(ENTER);
        execute(sql);
    }

    /// @param keys  SKU keys
    /// @param index up to which listings with the same title or id are looked for
    void fold(Collection<String> keys, StreamFacts facts, long index) throws SQLException {
        var loaded = new LinkedHashSet<String>();
        var components = new LinkedHashSet<String>();
        var own = Stream.concat(keys.stream().map(key -> StreamId.ITEM + key), listings(keys).stream()).toList();
        load(own, loaded, facts, components);
        load(components, loaded, facts, new LinkedHashSet<>());
        load(rivals(index), loaded, facts, new LinkedHashSet<>());
    }

    private void load(Collection<String> streams, Set<String> loaded, StreamFacts facts, Set<String> components) throws SQLException {
        var fresh = streams.stream().filter(loaded::add).toList();
        facts.byIndex(fresh, page -> {
            InputTables.project(connection, page);
            page.forEach(fact -> components.addAll(components(fact)));
        });
    }

    private static List<String> components(Recorded fact) {
        return fact.event() instanceof ItemFact.KitDefined kit
                ? kit.components().stream().map(ItemFact.KitComponent::sku).map(StreamId::item).toList()
                : List.of();
    }

    private List<String> listings(Collection<String> keys) throws SQLException {
        try (var statement = connection.prepareStatement(LISTINGS)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray(String[]::new)));
            return texts(statement.executeQuery());
        }
    }

    private List<String> rivals(long index) throws SQLException {
        try (var statement = connection.prepareStatement(RIVALS)) {
            statement.setLong(1, index);
            statement.setLong(2, index);
            return texts(statement.executeQuery());
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        try (rows) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Whoever asks on in this transaction asks the live tables.
    @Override
    public void close() throws SQLException {
        var sql = new ArrayList<String>(TABLES.stream().map(table -> "drop table pg_temp." + table).toList());
        sql.add("drop sequence pg_temp.desired_revision");
        sql.add(LEAVE);
        execute(sql);
    }
}
