package io.soldonce.reconciler.backfill;

import io.soldonce.reconciler.backfill.Match.Item;
import io.soldonce.reconciler.backfill.Match.Sighting;
import io.soldonce.reconciler.drift.Statements;
import io.soldonce.reconciler.drift.Statements.Column;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// What a backfill reads and writes of one channel, a page of listings at a time.
///
/// @param isNamedThere the channel itself says how a thing is called, so its title is no content of ours
record BackfillRows(Statements statements, String channel, boolean isNamedThere) {
    private static final String COLUMNS = """
        select o.external_id, o.told_sku, o.ean, o.pack_size, o.title, o.quantity, o.price, o.currency, o.url, o.sku_key as owner_key,
               coalesce(i.sku, o.sku_key) as owner_sku, o.slot as owner_slot, coalesce(l.title, i.title) as owner_title,
               i.ean as owner_ean, coalesce(i.pack_size, 1) as owner_pack, l.external_id as owner_id, l.ended_for is not null as is_ended,
               coalesce(l.is_seen_live, false) as is_seen_live
          from observed_listing o
          left join listing_now l on l.sku_key = o.sku_key and l.channel = o.channel and l.slot = o.slot
          left join item_now i on i.sku_key = o.sku_key
         where o.channel = ?""";
    private static final String PAGE = COLUMNS + " and o.status = 'LIVE' and o.external_id > ? order by o.external_id limit ?";
    private static final String ONE = COLUMNS + " and o.external_id = ?";
    private static final String ITEMS = """
        select i.sku, i.title, i.ean, i.pack_size, l.sku_key is not null as is_listed, l.external_id, l.ended_for is not null as is_ended
          from (select * from item_now where sku_key = any(?) union select * from item_now where ean = any(?)) i
          left join listing_now l on l.sku_key = i.sku_key and l.channel = ? and l.slot = ''""".replace("select *",
            "select sku_key, sku, title, ean, pack_size");
    private static final String TWINS = """
        select ean || '/' || pack_size from observed_listing
         where channel = ? and status = 'LIVE' and sku_key is null and ean is not null group by ean, pack_size having count(*) > 1""";
    private static final String TITLED = """
        select t.title, i.sku, i.title as own_title, i.ean, i.pack_size, l.sku_key is not null as is_listed, l.external_id,
               l.ended_for is not null as is_ended
          from (select sku_key, title from item_now where lower(title) = any(?)
                 union select sku_key, title from listing_now where channel = ? and slot = '' and lower(title) = any(?)) t
          join item_now i on i.sku_key = t.sku_key
          left join listing_now l on l.sku_key = i.sku_key and l.channel = ? and l.slot = ''""";
    private static final String SAME_TITLES = """
        select title from (
            select title, count(*) over (partition by lower(regexp_replace(normalize(title, nfkc), '\\s+', ' ', 'g'))) as listings
              from observed_listing
             where channel = ? and status = 'LIVE' and sku_key is null and told_sku is null and ean is null and title is not null) t
         where listings > 1""";
    private static final String CONFIRM = """
        with linked as (
            select x.sku_key, x.slot, o.* from unnest(?::text[], ?::text[], ?::text[]) as x (sku_key, slot, external_id)
              join (select external_id, quantity, price, currency, title from observed_listing where channel = ?) o
                on o.external_id = x.external_id),
        owned as (
            update observed_listing o set sku_key = linked.sku_key, slot = linked.slot from linked
             where o.channel = ? and o.external_id = linked.external_id
               and (o.sku_key, o.slot) is distinct from (linked.sku_key, linked.slot))
        insert into listing_push (sku_key, channel, slot, confirmed_status, confirmed_quantity, confirmed_price, confirmed_currency,
               confirmed_fingerprint, confirmed_at)
        select sku_key, ?, slot, 'LIVE', quantity, price, currency, case when ? or title is null
                   then (select d.fingerprint from desired_listing d
                          where d.sku_key = linked.sku_key and d.channel = ? and d.slot = linked.slot)
                   else left(encode(sha256(convert_to(title, 'UTF8')), 'hex'), 32) end, ? from linked order by sku_key, slot
            on conflict (sku_key, channel, slot) do update set confirmed_status = excluded.confirmed_status,
               confirmed_quantity = excluded.confirmed_quantity,
               confirmed_price = coalesce(excluded.confirmed_price, listing_push.confirmed_price),
               confirmed_currency = coalesce(excluded.confirmed_currency, listing_push.confirmed_currency),
               confirmed_fingerprint = coalesce(listing_push.confirmed_fingerprint, excluded.confirmed_fingerprint),
               confirmed_at = excluded.confirmed_at, confirmed_by = null
         where listing_push.open_push is null and (listing_push.confirmed_at is null or listing_push.confirmed_at < excluded.confirmed_at)""";
    private static final String FIND = """
        insert into backfill_finding (channel, external_id, finding, told_sku, title, candidates, explanation, found_at)
        select ?, external_id, finding, told_sku, title, string_to_array(candidates, E'\\n'), explanation, ?
          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
               as x (external_id, finding, told_sku, title, candidates, explanation)
            on conflict (channel, external_id) do update set finding = excluded.finding, told_sku = excluded.told_sku,
               title = excluded.title, candidates = excluded.candidates, explanation = excluded.explanation
         where backfill_finding.settled_at is null""";
    private static final String CLAIM = """
        update exception set resolved_at = ?, resolved_by = ?, resolution = 'it is linked' where key = any(?) and resolved_at is null""";
    private static final String SETTLE = """
        update backfill_finding set settled_at = ?, settled_by = ?
         where channel = ? and external_id = any(?) and settled_at is null""";

    /// One listing as it was seen live.
    ///
    /// @param owner the listing of ours it is known to be, null when none
    record Row(Sighting sighting, Money price, String url, Item owner, boolean isSeenLive) {
        /// What is already in order and needs no fact.
        boolean isKnown() {
            return owner != null && isSeenLive && sighting.externalId().equals(owner.externalId());
        }
    }

    /// A listing of ours and the one there it is.
    record Linked(Sku sku, String slot, String externalId) {}

    /// What several listings have in common of which none is ours.
    ///
    /// @param packs  EAN and pack size
    /// @param titles as they are compared
    record Twins(Set<String> packs, Set<String> titles) {
        static final Twins NONE = new Twins(Set.of(), Set.of());
    }

    List<Row> page(String after, int limit, Twins twins) throws SQLException {
        return statements.list(PAGE, row -> row(row, twins), channel, after, limit);
    }

    /// Null when it was not seen.
    Row one(String externalId) throws SQLException {
        return statements.first(ONE, row -> row(row, Twins.NONE), channel, externalId);
    }

    /// When the last complete look began.
    Instant seenAt() throws SQLException {
        return statements.first("select complete_at from observation where channel = ?", row -> Statements.instant(row, "complete_at"),
                channel);
    }

    Twins twins() throws SQLException {
        return new Twins(new HashSet<>(statements.list(TWINS, row -> row.getString(1), channel)),
                new HashSet<>(statements.list(SAME_TITLES, row -> Names.title(row.getString(1)), channel)));
    }

    /// An item, and a title it has here or on the channel.
    record Titled(String title, Item item) {}

    /// The items of these titles.
    List<Titled> titled(List<String> titles) throws SQLException {
        var spellings = new Column("text", titles.stream().map(title -> title.toLowerCase(Locale.ROOT)).toList());
        return statements.list(TITLED, row -> new Titled(row.getString("title"), new Item(row.getString("sku"), "",
                row.getString("own_title"), row.getString("ean"), row.getInt("pack_size"), row.getBoolean("is_listed"),
                row.getString("external_id"), row.getBoolean("is_ended"))), spellings, channel, spellings, channel);
    }

    /// The items of these names, and those of these EANs.
    List<Item> items(List<String> keys, List<String> eans) throws SQLException {
        return statements.list(ITEMS, row -> new Item(row.getString("sku"), "", row.getString("title"), row.getString("ean"),
                row.getInt("pack_size"), row.getBoolean("is_listed"), row.getString("external_id"), row.getBoolean("is_ended")),
                new Column("text", keys), new Column("text", eans), channel);
    }

    /// What was seen of these listings is what they are confirmed to show.
    void confirm(List<Linked> linked, Instant at) throws SQLException {
        statements.run(CONFIRM, column(linked, row -> row.sku().key()), column(linked, Linked::slot),
                column(linked, Linked::externalId), channel, channel, channel, isNamedThere, channel, at);
    }

    void find(List<Finding> findings, Instant at) throws SQLException {
        statements.run(FIND, channel, at, column(findings, Finding::externalId), column(findings, row -> row.code().name()),
                column(findings, Finding::toldSku), column(findings, Finding::title),
                column(findings, row -> String.join("\n", row.candidates())), column(findings, Finding::explanation));
    }

    /// What is ours now needs nobody any more.
    void claim(List<String> externalIds, String by, Instant at) throws SQLException {
        statements.run(CLAIM, at, by, new Column("text", externalIds.stream().map(id -> "UNKNOWN_LISTING/" + channel + "/" + id).toList()));
    }

    int settle(List<String> externalIds, String by, Instant at) throws SQLException {
        return statements.run(SETTLE, at, by, channel, new Column("text", externalIds));
    }

    private static <T> Column column(List<T> rows, Function<T, String> of) {
        return new Column("text", rows.stream().map(of).toList());
    }

    private static Row row(ResultSet row, Twins twins) throws SQLException {
        var ean = row.getString("ean");
        var pack = row.getInt("pack_size");
        var owner = row.getString("owner_key") == null
                ? null
                : new Item(row.getString("owner_sku"), row.getString("owner_slot"), row.getString("owner_title"),
                        row.getString("owner_ean"), row.getInt("owner_pack"), true, row.getString("owner_id"), row.getBoolean("is_ended"));
        var price = row.getBigDecimal("price");
        var sighting = new Sighting(row.getString("external_id"), row.getString("told_sku"), ean, pack, row.getString("title"),
                !twins.packs().contains(ean + "/" + pack), !twins.titles().contains(Names.title(row.getString("title"))));
        return new Row(sighting, price == null ? null : new Money(price, row.getString("currency")), row.getString("url"), owner,
                row.getBoolean("is_seen_live"));
    }
}
