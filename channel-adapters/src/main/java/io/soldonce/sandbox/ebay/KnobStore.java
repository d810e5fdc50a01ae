package io.soldonce.sandbox.ebay;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.jooq.DSLContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads and turns the knobs of an account.
final class KnobStore {
    private KnobStore() {}

    static boolean take(DSLContext db, String account, Knob knob) {
        return db.execute("update ebay.account set knobs = jsonb_set(knobs, array[?], to_jsonb((knobs ->> ?)::bigint - 1))"
                + " where account = ? and (knobs ->> ?)::bigint > 0", knob.key(), knob.key(), account, knob.key()) == 1;
    }

    static Knobs of(DSLContext db, String account) {
        var found = db.fetchOptional("select knobs::text from ebay.account where account = ?", account);
        return found.map(row -> new Knobs(Json.parseObject(row.get(0, String.class)))).orElse(Knobs.NONE);
    }

    /// Every knob with its value and what a real eBay does.
    static ObjectNode described(Knobs knobs) {
        var all = Json.object();
        var values = all.putObject("knobs");
        var meanings = all.putObject("meanings");
        for (var knob : Knob.values()) {
            values.set(knob.key(), knobs.values().path(knob.key()).isMissingNode() ? Json.parse("null") : knobs.values().get(knob.key()));
            meanings.put(knob.key(), knob.meaning());
        }
        return all;
    }

    /// @throws AdminRefusal for a name or a value that is no knob's
    static void turn(DSLContext db, String account, ObjectNode wish) {
        var changes = Json.object();
        for (var entry : wish.properties()) {
            if (!entry.getKey().equals("reset")) {
                var knob = Knob.named(entry.getKey())
                        .orElseThrow(() -> new AdminRefusal(400, "There is no knob \"" + entry.getKey() + "\"; GET knobs lists them."));
                changes.set(knob.key(), checked(knob, entry.getValue()));
            }
        }
        db.execute("update ebay.account set knobs = (case when ? then '{}' else knobs end) || ?::jsonb where account = ?",
                wish.path("reset").asBoolean(false), changes.toString(), account);
    }

    private static JsonNode checked(Knob knob, JsonNode value) {
        boolean isRight = value.isNull() || switch (knob) {
            case DOWN -> value.isBoolean() || "503".equals(value.asString("")) || "drop".equals(value.asString(""));
            case REVOKE_TOKENS, EMPTY_OBSERVATION, RESTORE_ON_CANCEL, STRICT_ONE_SKU, OUT_OF_STOCK_ENDS -> value.isBoolean();
            case FAIL_SKUS -> value.isArray();
            case THROTTLE_UNTIL -> isInstant(value);
            case WRONG_ACCOUNT -> value.isString();
            case SLOW_MILLIS, TIMEOUT_AFTER_EFFECT, DROP_AFTER_EFFECT, ACCEPT_WITHOUT_APPLYING, FAIL_ITEMS, THROTTLE, SESSION_LOST,
                    ORDER_DELAY_MILLIS, NOTIFICATIONS_DROP, NOTIFICATIONS_DUPLICATE, NOTIFICATIONS_LATE_MILLIS, NOTIFICATIONS_REORDER,
                    NOTIFICATIONS_BAD_SIGNATURE, TRUNCATE_OBSERVATION, CONCURRENT_ACCESS ->
                value.isIntegralNumber() && value.asLong(-1) >= 0;
        };
        if (!isRight) {
            throw new AdminRefusal(400, "The knob \"" + knob.key() + "\" cannot be " + value + ". " + knob.meaning());
        }
        return value;
    }

    private static boolean isInstant(JsonNode value) {
        try {
            return value.isString() && Instant.parse(value.asString()) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
