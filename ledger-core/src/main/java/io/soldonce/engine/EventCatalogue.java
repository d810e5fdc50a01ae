package io.soldonce.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Turns (logical name, revision, JSON) into a record and back. The log never holds a Java class name, so classes may move and be renamed;
/// names and JSON are permanent.
///
/// Revisions start at 1. When a record's JSON changes, its revision rises by one and an [Upcast] turns the old form into the new one.
public final class EventCatalogue {
    /// One kind of event.
    ///
    /// @param revision of the JSON that this class writes today
    public record Entry(Class<?> type, String name, int revision) {}

    /// Turns revision `fromRevision` of `name` into `fromRevision + 1`.
    ///
    /// @param change may change the node it is given and return it
    public record Upcast(String name, int fromRevision, UnaryOperator<ObjectNode> change) {}

    /// An event as the log stores it.
    public record Written(String name, int revision, String json) {}

    private record Step(String name, int fromRevision) {}

    private final List<Entry> entries;
    private final Map<Class<?>, Entry> byType = new HashMap<>();
    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<Step, UnaryOperator<ObjectNode>> steps = new HashMap<>();
    private final JsonMapper mapper = Json.mapper();

    /// Checks that the catalogue is complete and unambiguous.
    ///
    /// @throws IllegalArgumentException for a class or name given twice, a revision below 1, an upcast given twice, missing or of no use
    public EventCatalogue(List<Entry> entries, List<Upcast> upcasts) {
        this.entries = List.copyOf(entries);
        for (Entry entry : this.entries) {
            require(entry.revision() >= 1, "The revision of event '" + entry.name() + "' must be at least 1");
            require(byType.put(entry.type(), entry) == null, entry.type() + " is in the catalogue twice");
            require(byName.put(entry.name(), entry) == null, "Event name '" + entry.name() + "' is in the catalogue twice");
        }
        for (Upcast upcast : upcasts) {
            String step = "The upcast of event '" + upcast.name() + "' from revision " + upcast.fromRevision();
            Entry entry = byName.get(upcast.name());
            require(entry != null, step + " is for a name that is not in the catalogue");
            require(upcast.fromRevision() >= 1 && upcast.fromRevision() < entry.revision(), step + " leads nowhere");
            require(steps.put(new Step(upcast.name(), upcast.fromRevision()), upcast.change()) == null, step + " is given twice");
        }
        for (Entry entry : this.entries) {
            for (int from = 1; from < entry.revision(); from++) {
                require(steps.containsKey(new Step(entry.name(), from)),
                        "The upcast of event '" + entry.name() + "' from revision " + from + " is missing");
            }
        }
    }

    /// The event as the log stores it, always in its newest revision.
    ///
    /// @throws IllegalArgumentException for a class that is not in the catalogue and for text that PostgreSQL cannot hold (U+0000, half a
    ///                                  surrogate pair)
    public Written write(Object event) {
        Entry entry = byType.get(event.getClass());
        require(entry != null, event.getClass() + " is not in the event catalogue");
        try {
            return new Written(entry.name(), entry.revision(), Json.storable(mapper.writeValueAsString(event)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Event '" + entry.name() + "' cannot be written: " + e.getMessage(), e);
        }
    }

    /// The record, whatever revision was stored.
    ///
    /// @throws IllegalStateException for a name or revision this version does not know, and for JSON that does not fit the record
    public Object read(String name, int revision, String json) {
        Entry entry = byName.get(name);
        if (entry == null || revision < 1 || revision > entry.revision()) {
            throw new IllegalStateException("The log holds event '" + name + "' revision " + revision + ", but this version knows "
                    + (entry == null ? "no event of that name" : "only revisions 1 to " + entry.revision())
                    + ": it was written by a newer version of the program, or the catalogue lost an entry");
        }
        try {
            if (revision == entry.revision()) {
                return mapper.readValue(json, entry.type());
            }
            ObjectNode node = mapper.readValue(json, ObjectNode.class);
            for (int from = revision; from < entry.revision(); from++) {
                node = steps.get(new Step(name, from)).apply(node);
            }
            return mapper.treeToValue(node, entry.type());
        } catch (JacksonException e) {
            throw new IllegalStateException("Event '" + name + "' revision " + revision + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// In the order given.
    public List<Entry> entries() {
        return entries;
    }

    /// The mapper that writes and reads the events: components in the order declared, map entries by key, absent and null components left
    /// out, instants as ISO strings, BigDecimal plain and exact; an unknown property is an error.
    public JsonMapper mapper() {
        return mapper;
    }

    Entry entry(String name) {
        return byName.get(name);
    }

    Entry entry(Class<?> type) {
        return byType.get(type);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
