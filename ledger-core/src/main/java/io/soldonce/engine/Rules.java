package io.soldonce.engine;

import java.util.Collection;

/// The rules the lane runs. Pure: no clock, no randomness, no input or output; time and ids come in the command.
public interface Rules {
    /// Decides one command. May load any stream through `states`.
    ///
    /// An exception fails this command alone, is not stored and is told to its caller as [Outcome.Failed].
    Decision decide(Object command, States states);

    /// The state of a stream that has no events yet. Must be immutable, like every state.
    Object initial(String stream);

    /// The state after `event`: a new value, the given one is left as it is.
    Object evolve(Object state, Object event);

    /// The streams `command` will most likely need. They are loaded for a whole batch by one SELECT; whatever is missing here is loaded
    /// when it is asked for, one SELECT each.
    Collection<String> streams(Object command);
}
