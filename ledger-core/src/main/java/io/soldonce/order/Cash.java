package io.soldonce.order;

import io.soldonce.order.OrderFact.MoneyKind;
import io.soldonce.values.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The money of one order beside its prices, as it was told; each id counts once. Immutable.
///
/// @param refunds        by the refund's id
/// @param entries        by the entry's id
/// @param contradictions told under an id that says something else already; not counted
public record Cash(Map<String, Entry> refunds, Map<String, Entry> entries, Set<Entry> contradictions) {
    public static final Cash NONE = new Cash(Map.of(), Map.of(), Set.of());

    /// @param lineId null for the order as a whole
    /// @param kind   null for a refund
    public record Entry(String id, String lineId, MoneyKind kind, Money amount) {}

    public Cash {
        refunds = Map.copyOf(refunds);
        entries = Map.copyOf(entries);
        contradictions = Set.copyOf(contradictions);
    }

    Cash with(Entry entry) {
        return entry.kind() == null
                ? new Cash(joined(refunds, entry), entries, contradictions)
                : new Cash(refunds, joined(entries, entry), contradictions);
    }

    Cash contradicted(Entry entry) {
        var all = new HashSet<>(contradictions);
        all.add(entry);
        return new Cash(refunds, entries, all);
    }

    /// What this id says already; null when nothing.
    Entry sameId(Entry told) {
        return (told.kind() == null ? refunds : entries).get(told.id());
    }

    private static Map<String, Entry> joined(Map<String, Entry> some, Entry more) {
        var all = new HashMap<>(some);
        all.put(more.id(), more);
        return all;
    }
}
