package io.soldonce.app.channels;

import io.soldonce.channels.spi.Seen;
import java.util.List;
import java.util.function.Supplier;

/// What a person says that a marketplace shows, which no program can read: the list that was handed in last. It is looked at when it comes;
/// it grows old, so it is never looked at again by itself.
final class HandedList implements Supplier<List<Seen>> {
    private final Supplier<List<Seen>> first;
    private volatile List<Seen> handed;

    private HandedList(Supplier<List<Seen>> first) {
        this.first = first;
    }

    /// There is none until one comes.
    static HandedList none() {
        return new HandedList(null);
    }

    /// @param first what there is until one comes; asked for when it is needed
    static HandedList beginningWith(Supplier<List<Seen>> first) {
        return new HandedList(first);
    }

    boolean isAwaited() {
        return first == null && handed == null;
    }

    void hand(List<Seen> list) {
        handed = List.copyOf(list);
    }

    /// Null while there is none.
    @Override
    public List<Seen> get() {
        var now = handed;
        return now != null ? now : first == null ? null : first.get();
    }
}
