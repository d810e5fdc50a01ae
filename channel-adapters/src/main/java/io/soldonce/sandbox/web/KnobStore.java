package io.soldonce.sandbox.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps, describes and turns the knobs of a marketplace's accounts.
///
/// They are in the marketplace's own schema, in `account (account text primary key, knobs jsonb not null default '{}', ...)`.
public final class KnobStore {
    private final String table;
    private final Map<String, Knob> knobs = new LinkedHashMap<>();

    /// @param schema the marketplace's own
    /// @param own    its knobs, beside those of [Faults.Common]
    public KnobStore(String schema, Knob... own) {
        table = schema + ".account";
        List.of(Faults.Common.values()).forEach(knob -> knobs.put(knob.key(), knob));
        List.of(own).forEach(knob -> knobs.put(knob.key(), knob));
    }

    /// All off for an account that is not there.
    public Knobs of(DSLContext db, String account) {
        var found = db.fetchOptional("select knobs::text from " + table + " where account = ?", account);
        return new Knobs(found.map(row -> (ObjectNode) Json.parse(row.get(0, String.class))).orElseGet(Json::object));
    }

    /// Uses a counter once: true when it was above 0. Only one of several callers gets the last.
    public boolean take(DSLContext db, String account, Knob counter) {
        return db.execute("update " + table + " set knobs = jsonb_set(knobs, array[?], to_jsonb((knobs ->> ?)::bigint - 1))"
                + " where account = ? and (knobs ->> ?)::bigint > 0", counter.key(), counter.key(), account, counter.key()) == 1;
    }

    /// Counts a counter down to 0: true for the one call that brings it there, false before, after and when it is off.
    public boolean takeLast(DSLContext db, String account, Knob counter) {
        var left = db.fetchOptional("update " + table + " set knobs = jsonb_set(knobs, array[?], to_jsonb((knobs ->> ?)::bigint - 1))"
                + " where account = ? and (knobs ->> ?)::bigint > 0 returning (knobs ->> ?)::bigint", counter.key(), counter.key(), account,
                counter.key(), counter.key());
        return left.isPresent() && left.get().get(0, Long.class) == 0;
    }

    /// Sets one knob without a check, for those that act at once and are off again.
    public void set(DSLContext db, String account, Knob knob, JsonNode value) {
        db.execute("update " + table + " set knobs = jsonb_set(knobs, array[?], ?::jsonb) where account = ?", knob.key(), value.toString(),
                account);
    }

    /// The admin door's `GET .../{account}/knobs`: `{"knobs": {key: value or null}, "meanings": {key: words}}`.
    ///
    /// @throws Refusal 404 for an account that is not there
    public Answer describe(DSLContext db, String account) {
        requireAccount(db, account);
        var values = of(db, account).values();
        var all = Json.object();
        var shown = all.putObject("knobs");
        var meanings = all.putObject("meanings");
        knobs.forEach((key, knob) -> {
            shown.set(key, values.has(key) ? values.get(key) : Json.parse("null"));
            meanings.put(key, knob.kind() + ": " + knob.meaning());
        });
        return Answer.json(200, all);
    }

    /// The admin door's `POST .../{account}/knobs`: turns what is told, leaves the rest; `{"reset": true}` turns all others off. Answers as
    /// [#describe].
    ///
    /// @throws Refusal 400 for a name or a value that is no knob's, 404 for an account that is not there
    public Answer turn(DSLContext db, String account, ObjectNode wish) {
        requireAccount(db, account);
        var changes = Json.object();
        for (var entry : wish.properties()) {
            if (!entry.getKey().equals("reset")) {
                var knob = knobs.get(entry.getKey());
                if (knob == null) {
                    throw new Refusal(400, "There is no knob \"" + entry.getKey() + "\"; GET knobs lists them.");
                }
                changes.set(knob.key(), checked(knob, entry.getValue()));
            }
        }
        db.execute("update " + table + " set knobs = (case when ? then '{}' else knobs end) || ?::jsonb where account = ?",
                wish.path("reset").asBoolean(false), changes.toString(), account);
        return describe(db, account);
    }

    private void requireAccount(DSLContext db, String account) {
        if (db.fetch("select from " + table + " where account = ?", account).isEmpty()) {
            throw new Refusal(404, "There is no account " + account + ": make it with PUT /sandbox/accounts/" + account + ".");
        }
    }

    private static JsonNode checked(Knob knob, JsonNode value) {
        boolean isRight = value.isNull() || switch (knob.kind()) {
            case FLAG -> value.isBoolean();
            case COUNTER, NUMBER -> value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0;
            case TEXT -> value.isString();
            case LIST -> value.isArray() && value.values().stream().allMatch(JsonNode::isString);
        };
        if (!isRight) {
            throw new Refusal(400, "The knob \"" + knob.key() + "\" cannot be " + value + ": it is a " + knob.kind() + ". "
                    + knob.meaning());
        }
        return value;
    }
}
