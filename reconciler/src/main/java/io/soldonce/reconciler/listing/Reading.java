package io.soldonce.reconciler.listing;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Shown;
import java.time.Duration;
import java.time.Instant;

/// What follows from reading a listing back. Pure.
///
/// @param verdict      null while the push is still open, or when none was
/// @param shown        null when it could not be read
/// @param words        of the channel, when it refused or could not be read
/// @param fingerprint  of the content it shows; null when that is not ours
/// @param askAt        when to ask again; null when the push is closed
/// @param suspectSince fewer are shown than should be
/// @param failures     in a row, from now on
/// @param by           whose word it is, empty when it is concluded from earlier ones; null when the channel itself was read
public record Reading(Verdict verdict, Shown shown, String words, String fingerprint, Instant askAt, Instant suspectSince, int failures,
        String by) {

    Reading(Verdict verdict, Shown shown, String words, String fingerprint, Instant askAt, Instant suspectSince, int failures) {
        this(verdict, shown, words, fingerprint, askAt, suspectSince, failures, null);
    }

    public enum Verdict {
        APPLIED,
        /// A person says that it was done; nobody has read it.
        TOLD,
        DIFFERS,
        REJECTED
    }

    boolean isAsSent() {
        return verdict == Verdict.APPLIED || verdict == Verdict.TOLD;
    }

    private static final Duration AGAIN = Duration.ofSeconds(5);

    static Reading of(Standing standing, Confirmation confirmation, Instant now) {
        return switch (confirmation) {
            case Confirmation.Applied(var shown) -> standing.open() == null ? looked(standing, shown, now) : readBack(standing, shown, now);
            case Confirmation.Word(var shown, var by) -> told(standing, shown, by, now);
            case Confirmation.Pending(var askAgainAt) ->
                new Reading(null, null, null, null, askAgainAt, standing.suspectSince(), standing.failures());
            case Confirmation.Rejected(var code, var words) -> new Reading(Verdict.REJECTED, null, code + ": " + words, null, null,
                    standing.suspectSince(), standing.failures() + 1);
            case Confirmation.Unread(CallOutcome.Throttled(var until, var words)) ->
                new Reading(null, null, words, null, until, standing.suspectSince(), standing.failures());
            case Confirmation.Unread(var trouble) ->
                new Reading(null, null, trouble.said(), null, now.plus(AGAIN), standing.suspectSince(), standing.failures() + 1);
        };
    }

    /// A person's word is no evidence of a sale that nobody has told.
    private static Reading told(Standing standing, Shown shown, String by, Instant now) {
        var reading = standing.open() == null ? looked(standing, shown, now) : readBack(standing, shown, now);
        var verdict = reading.verdict() == Verdict.APPLIED ? Verdict.TOLD : reading.verdict();
        return new Reading(verdict, shown, null, reading.fingerprint(), null, null, reading.failures(), by == null ? "" : by);
    }

    /// Nothing was told: this is only what stands there.
    private static Reading looked(Standing standing, Shown shown, Instant now) {
        var before = standing.confirmed();
        var fewer = before != null && shown.quantity() < before.quantity();
        var asBefore = before != null && shown.quantity() == before.quantity();
        var suspect = fewer ? now : asBefore ? standing.suspectSince() : null;
        var known = before == null ? standing.desired().fingerprint() : before.fingerprint();
        var fingerprint = shown.title() == null || shown.title().equals(standing.content().title()) ? known : null;
        return new Reading(null, shown, null, fingerprint, null, suspect, standing.failures());
    }

    private static Reading readBack(Standing standing, Shown shown, Instant now) {
        var sent = standing.open();
        var asSent = isAsSent(sent, shown);
        var isOurs = shown.title() == null
                ? sent.revision() == standing.desired().revision()
                : shown.title().equals(standing.content().title());
        return new Reading(asSent ? Verdict.APPLIED : Verdict.DIFFERS, shown, null, isOurs ? standing.desired().fingerprint() : null, null,
                !asSent && shown.quantity() < sent.quantity() ? now : null, asSent ? 0 : standing.failures() + 1);
    }

    /// Where nothing is for sale, the price and how it is called do not matter.
    private static boolean isAsSent(Standing.Open sent, Shown shown) {
        if (sent.isDelist()) {
            return shown.quantity() == 0 && (sent.status() == Shown.Status.LIVE || shown.status() == Shown.Status.ENDED);
        }
        return shown.status() == sent.status() && shown.quantity() == sent.quantity()
                && (sent.price() == null || sent.price().equals(shown.price()));
    }
}
