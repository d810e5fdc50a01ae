package io.soldonce.channels.spi;

import java.time.Instant;

/// What was found when a push was read back.
public sealed interface Confirmation {
    /// The marketplace has worked it off; this is what it shows now, be it what was sent or not.
    record Applied(Shown shown) implements Confirmation {}

    /// Nobody can read it; a person says that this is what it shows.
    ///
    /// @param by who said so; null when it is concluded from what was said and sold there before
    record Word(Shown shown, String by) implements Confirmation {}

    /// It is still at it.
    record Pending(Instant askAgainAt) implements Confirmation {}

    /// It took it first and refused it later.
    record Rejected(String code, String words) implements Confirmation {}

    /// It could not be read.
    record Unread(CallOutcome trouble) implements Confirmation {}
}
