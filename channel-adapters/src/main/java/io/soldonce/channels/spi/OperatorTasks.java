package io.soldonce.channels.spi;

import io.soldonce.values.ListingKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What a person is asked to do at a marketplace that no program can write to, and the person's word of it. A task is asked once under its
/// id and answered once.
public interface OperatorTasks {
    /// @param id       chosen by whoever asks, never used again
    /// @param words    what to do, one sentence a person can follow
    /// @param asAsked  what it shows when the task is done
    /// @param deadline when it should be done at the latest
    record Task(String id, ListingKey listing, String words, Shown asAsked, Instant askedAt, Instant deadline) {}

    /// A person's answer.
    ///
    /// @param isDone false: it was not done, it shows what it showed before
    record Word(boolean isDone, Shown shown, String by, Instant at) {}

    void ask(List<Task> tasks);

    /// The answers to those of the tasks that are answered, by task id.
    Map<String, Word> answers(Collection<String> ids);

    /// What each of these shows as far as anyone can tell: the last word, or the last list that was handed in, less what was sold there
    /// since. A listing nobody ever said anything of is left out.
    Map<ListingKey, Shown> known(Collection<ListingKey> listings);
}
