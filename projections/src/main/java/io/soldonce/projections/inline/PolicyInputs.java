package io.soldonce.projections.inline;

import io.soldonce.channel.ChannelRules;
import io.soldonce.listing.policy.Desired;
import io.soldonce.listing.policy.PolicyInput;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads, in one statement, everything the policy may look at for all listings of some SKUs, beside what they should show so far.
final class PolicyInputs {
    // Plain JDBC: this is the widest read in the path of every sale, and each column is read once, by position.
    private static final String READ = """
        select l.sku_key, l.channel, l.slot, l.title, l.price, l.currency, l.shown_price, l.shown_currency,
               l.paused_for is not null, l.ended_for is not null, l.excluded_for is not null, l.excluded_until,
               coalesce(i.inspected_index > l.revised_index, false), l.is_seen_live, l.at_index,
               i.sku_key is not null, coalesce(i.is_archived, false), coalesce(i.one_of_a_kind, false), coalesce(i.photos_done, false),
               i.highest_cost, i.cost_currency, coalesce(i.at_index, 0),
               c.mode, c.role, c.follows_primary, c.buffer, c.cap, c.floor_margin, c.photos_from, c.price_jump, c.unique_titles,
               coalesce(c.at_index, 0),
               case when i.is_kit then k.available else a.available end, a.reserved, a.held, a.returned, a.damaged, a.consigned,
               case when i.is_kit then k.last_sold_on else a.last_sold_on end,
               greatest(coalesce(a.at_index, 0), coalesce(k.at_index, 0)),
               case when c.unique_titles then exists (select 1 from listing_now t where t.channel = l.channel
                   and lower(t.title) = lower(l.title) and t.linked_index < l.linked_index and t.ended_for is null) else false end,
               case when l.external_id is null then false else exists (select 1 from listing_now t where t.channel = l.channel
                   and t.external_id = l.external_id and t.linked_index < l.linked_index and t.ended_for is null) end,
               d.status, d.quantity, d.price, d.currency, d.reasons, d.fingerprint, d.valid_until, d.cause_index, d.revision, d.policy_version
          from unnest(?::text[]) as s (sku_key)
          left join item_now i on i.sku_key = s.sku_key
          left join availability a on a.sku_key = s.sku_key
          left join lateral (
               select case when count(*) = count(ca.sku_key) then min(floor(ca.available::numeric / kc.quantity))::int end as available,
                      greatest(max(kc.at_index), max(ca.at_index)) as at_index,
                      (array_agg(ca.last_sold_on order by ca.available / kc.quantity, kc.component_key))[1] as last_sold_on
                 from kit_component kc left join availability ca on ca.sku_key = kc.component_key
                where i.is_kit and kc.kit_key = s.sku_key) k on true
          join listing_now l on l.sku_key = s.sku_key
          left join channel_now c on c.channel = l.channel
          left join desired_listing d on d.sku_key = l.sku_key and d.channel = l.channel and d.slot = l.slot
         order by l.sku_key, l.channel, l.slot""";

    private static final String WITH_KITS = """
        select distinct kit_key from kit_component where component_key = any(?) and not kit_key = any(?)""";

    private PolicyInputs() {}

    /// One listing as it stands.
    ///
    /// @param input      null when the channel is not known yet: then nothing is wanted there
    /// @param causeIndex index of the newest event the input rests on
    /// @param last       what it should show so far, null when never derived
    record Listed(String skuKey, String channel, String slot, PolicyInput input, long causeIndex, Desired last, long lastCause,
            long lastRevision, int lastVersion) {}

    /// The keys and those of the kits made of them, in order.
    static List<String> withKits(Connection connection, Collection<String> keys) throws SQLException {
        var all = new ArrayList<>(keys);
        var array = connection.createArrayOf("text", keys.toArray());
        try (var statement = connection.prepareStatement(WITH_KITS)) {
            statement.setArray(1, array);
            statement.setArray(2, array);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
        }
        all.sort(null);
        return all;
    }

    static List<Listed> read(Connection connection, Collection<String> keys) throws SQLException {
        var half = new ArrayList<Half>();
        try (var statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    half.add(Half.read(rows));
                }
            }
        }
        var primaries = primaries(half);
        return half.stream().map(one -> one.with(primaries.getOrDefault(one.skuKey, NO_PRIMARY))).toList();
    }

    private record Primary(boolean live, long index) {}

    private static final Primary NO_PRIMARY = new Primary(false, 0);

    /// All listings of a SKU are read together, so whether a primary one is live is seen here.
    private static Map<String, Primary> primaries(List<Half> listings) {
        var primaries = new HashMap<String, Primary>();
        for (var listing : listings) {
            if (listing.rules != null && listing.rules.role() == ChannelRules.Role.PRIMARY) {
                primaries.merge(listing.skuKey, new Primary(listing.seenLive, listing.listingIndex),
                        (one, other) -> new Primary(one.live || other.live, Math.max(one.index, other.index)));
            }
        }
        return primaries;
    }

    /// A row before the other listings of its SKU are known.
    private record Half(String skuKey, String channel, String slot, PolicyInput.ListingSide listing, boolean seenLive, long listingIndex,
            PolicyInput.ItemSide item, ChannelRules rules, PolicyInput.Stock stock, boolean titleTaken, boolean externalTaken,
            long ownIndex,
            Desired last, long lastCause, long lastRevision, int lastVersion) {

        Listed with(Primary primary) {
            var input = rules == null ? null : new PolicyInput(item, stock, listing, rules, primary.live(), titleTaken, externalTaken);
            var follows = rules != null && rules.role() == ChannelRules.Role.SECONDARY && rules.followsPrimary();
            return new Listed(skuKey, channel, slot, input, follows ? Math.max(ownIndex, primary.index()) : ownIndex, last, lastCause,
                    lastRevision, lastVersion);
        }

        static Half read(ResultSet r) throws SQLException {
            var at = new Columns(r);
            var skuKey = at.text();
            var channel = at.text();
            var slot = at.text();
            var listing = new PolicyInput.ListingSide(at.text(), at.money(), at.money(), at.yes(), at.yes(), at.yes(), at.instant(),
                    at.yes());
            var seenLive = at.yes();
            var listingIndex = at.number();
            var item = new PolicyInput.ItemSide(at.yes(), at.yes(), at.yes(), at.yes(), at.money());
            var itemIndex = at.number();
            var rules = at.rules();
            var channelIndex = at.number();
            var available = at.integer();
            var stock = new PolicyInput.Stock(available == null ? 0 : available, at.count(), at.count(), at.count(), at.count(),
                    at.count(), at.filled());
            var stockIndex = at.number();
            var titleTaken = at.yes();
            var externalTaken = at.yes();
            var last = at.desired();
            var ownIndex = Math.max(Math.max(listingIndex, itemIndex), Math.max(channelIndex, stockIndex));
            return new Half(skuKey, channel, slot, listing, seenLive, listingIndex, item, rules, available == null ? null : stock,
                    titleTaken,
                    externalTaken, ownIndex, last, at.number(), at.number(), at.count());
        }
    }

    /// Reads the columns of a row from left to right.
    private static final class Columns {
        private final ResultSet row;
        private int next = 1;

        Columns(ResultSet row) {
            this.row = row;
        }

        String text() throws SQLException {
            return row.getString(next++);
        }

        String filled() throws SQLException {
            var text = text();
            return text == null || text.isEmpty() ? null : text;
        }

        boolean yes() throws SQLException {
            return row.getBoolean(next++);
        }

        long number() throws SQLException {
            return row.getLong(next++);
        }

        int count() throws SQLException {
            return row.getInt(next++);
        }

        Integer integer() throws SQLException {
            var value = row.getInt(next++);
            return row.wasNull() ? null : value;
        }

        Instant instant() throws SQLException {
            var value = row.getObject(next++, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        Money money() throws SQLException {
            var amount = decimal();
            return ListingRows.money(amount, text());
        }

        ChannelRules rules() throws SQLException {
            var mode = text();
            var role = text();
            var followsPrimary = yes();
            var buffer = count();
            var cap = integer();
            var floorMargin = decimal();
            var photosFrom = decimal();
            var priceJump = decimal();
            var uniqueTitles = yes();
            return mode == null
                    ? null
                    : new ChannelRules(ChannelRules.Mode.valueOf(mode), ChannelRules.Role.valueOf(role), followsPrimary, buffer, cap,
                            floorMargin,
                            photosFrom, priceJump, uniqueTitles);
        }

        private BigDecimal decimal() throws SQLException {
            return row.getBigDecimal(next++);
        }

        Desired desired() throws SQLException {
            var status = text();
            var quantity = integer();
            var price = money();
            var reasons = row.getArray(next++);
            var fingerprint = text();
            var validUntil = instant();
            return status == null
                    ? null
                    : new Desired(Desired.Status.valueOf(status), quantity, price, strings(reasons), fingerprint, validUntil);
        }

        private static List<String> strings(Array array) throws SQLException {
            return Arrays.asList((String[]) array.getArray());
        }
    }
}
