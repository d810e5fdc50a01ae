package io.soldonce.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collections one entry away from another: states are never changed.
final class Copies {
    private Copies() {}

    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        var next = new HashMap<>(map);
        next.put(key, value);
        return next;
    }

    static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        var next = new HashMap<>(map);
        next.remove(key);
        return next;
    }

    static <T> Set<T> with(Set<T> set, T one) {
        var next = new HashSet<>(set);
        next.add(one);
        return next;
    }

    static <T> List<T> join(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
