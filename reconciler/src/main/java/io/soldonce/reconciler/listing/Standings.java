package io.soldonce.reconciler.listing;

import io.soldonce.channels.spi.CanonicalListing.Content;
import io.soldonce.channels.spi.Shown;
import io.soldonce.listing.policy.Reason;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads where listings stand, many in one statement.
final class Standings {
    private static final String READ = """
        select k.sku_key, k.slot, coalesce(i.sku, k.sku_key) as sku, l.external_id, l.title as listing_title, l.is_seen_live, l.is_seen_ended,
               coalesce(i.title, l.title) as item_title, i.category, i.condition, i.grader, i.grade, i.certificate, i.ean,
               coalesce(i.pack_size, 1) as pack_size, i.attributes,
               d.revision as wanted_revision, d.status as wanted_status, d.quantity as wanted_quantity, d.price as wanted_price,
               d.currency as wanted_currency, d.reasons as wanted_reasons, d.fingerprint as wanted_fingerprint,
               q.origin, p.*
          from unnest(?::text[], ?::text[]) as k (sku_key, slot)
          join desired_listing d on d.sku_key = k.sku_key and d.channel = ? and d.slot = k.slot
          join listing_now l on l.sku_key = k.sku_key and l.channel = d.channel and l.slot = k.slot
          left join item_now i on i.sku_key = k.sku_key
          left join due_listing q on q.sku_key = k.sku_key and q.channel = d.channel and q.slot = k.slot
          left join (select sku_key as p_key, slot as p_slot, open_push, open_revision, open_state, open_payload, open_reference, open_status,
                            open_quantity, open_price, open_currency, ask_at, confirmed_status, confirmed_quantity, confirmed_price,
                            confirmed_currency, confirmed_fingerprint, confirmed_at, suspect_since, failures
                       from listing_push where channel = ?) p on p.p_key = k.sku_key and p.p_slot = k.slot""";

    private static final Set<String> OWN_STOCK = Arrays.stream(Reason.values()).filter(Reason::isAboutUnits).map(Reason::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {
    };

    private final DSLContext db;
    private final ChannelId channel;

    Standings(DSLContext db, ChannelId channel) {
        this.db = db;
        this.channel = channel;
    }

    /// @return without those that are not listed here any more
    Map<ListingKey, Standing> of(Collection<ListingKey> keys) {
        var skus = keys.stream().map(key -> key.sku().key()).toArray(String[]::new);
        var slots = keys.stream().map(ListingKey::slot).toArray(String[]::new);
        var found = new LinkedHashMap<ListingKey, Standing>();
        db.fetch(READ, skus, slots, channel.value(), channel.value()).forEach(row -> {
            var standing = standing(row);
            found.put(standing.key(), standing);
        });
        return found;
    }

    private Standing standing(Record row) {
        var key = new ListingKey(channel, new Sku(row.get("sku", String.class)), row.get("slot", String.class));
        var reasons = row.get("wanted_reasons", String[].class);
        var desired = new Standing.Desired(row.get("wanted_revision", Long.class), status(row.get("wanted_status", String.class)),
                row.get("wanted_quantity", Integer.class), money(row, "wanted"), row.get("wanted_fingerprint", String.class));
        var failures = row.get("failures", Integer.class);
        return new Standing(key, row.get("external_id", String.class), content(row), desired, open(row), confirmed(row),
                instant(row, "suspect_since"), failures == null ? 0 : failures, seen(row), isOwnStock(reasons, desired),
                "drift".equals(row.get("origin", String.class)));
    }

    private static Standing.Seen seen(Record row) {
        if (row.get("is_seen_live", Boolean.class)) {
            return Standing.Seen.LIVE;
        }
        return row.get("is_seen_ended", Boolean.class) ? Standing.Seen.ENDED : Standing.Seen.NEVER;
    }

    private static boolean isOwnStock(String[] reasons, Standing.Desired desired) {
        return (desired.isKnown() && !desired.isDelist())
                || Arrays.stream(reasons).anyMatch(reason -> OWN_STOCK.contains(reason) || reason.startsWith(Reason.SOLD_ON + " "));
    }

    private static Content content(Record row) {
        var attributes = row.get("attributes", JSON.class);
        return new Content(row.get("listing_title", String.class), row.get("category", String.class), row.get("condition", String.class),
                row.get("grader", String.class), row.get("grade", String.class), row.get("certificate", String.class),
                row.get("ean", String.class), row.get("pack_size", Integer.class),
                attributes == null ? Map.of() : MAPPER.readValue(attributes.data(), ATTRIBUTES));
    }

    private static Standing.Open open(Record row) {
        var push = row.get("open_push", UUID.class);
        return push == null
                ? null
                : new Standing.Open(push, row.get("open_revision", Long.class), "ACCEPTED".equals(row.get("open_state", String.class)),
                        status(row.get("open_status", String.class)), row.get("open_quantity", Integer.class), money(row, "open"),
                        row.get("open_payload", String.class), row.get("open_reference", String.class), instant(row, "ask_at"));
    }

    private static Standing.Confirmed confirmed(Record row) {
        var status = status(row.get("confirmed_status", String.class));
        return status == null
                ? null
                : new Standing.Confirmed(status, row.get("confirmed_quantity", Integer.class), money(row, "confirmed"),
                        row.get("confirmed_fingerprint", String.class), instant(row, "confirmed_at"));
    }

    private static Shown.Status status(String stored) {
        return stored == null || stored.equals("UNKNOWN") ? null : Shown.Status.valueOf(stored);
    }

    private static Money money(Record row, String prefix) {
        var amount = row.get(prefix + "_price", BigDecimal.class);
        return amount == null ? null : new Money(amount, row.get(prefix + "_currency", String.class));
    }

    private static Instant instant(Record row, String column) {
        var at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
