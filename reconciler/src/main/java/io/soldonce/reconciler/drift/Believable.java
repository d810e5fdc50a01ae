package io.soldonce.reconciler.drift;

import java.util.Optional;

/// Whether a complete observation can be what an account really shows. Blind is not empty: whoever believes a cut list ends what is live.
final class Believable {
    private Believable() {}

    /// @param account whose listings were read
    /// @param told    how many there were, as the channel counts
    /// @param staged  how many came
    record Seen(String account, int told, int staged) {}

    /// @param account     that it should be, null when not known
    /// @param seen        at the last complete observation, null when there was none
    /// @param shouldBeLive listings of ours that should be for sale there and were last seen live
    /// @param trouble     of the try before, null when it had none
    record Known(String account, Integer seen, int shouldBeLive, String trouble) {}

    enum Code {
        WRONG_ACCOUNT,
        CUT_SHORT,
        EMPTY,
        SHRUNK
    }

    /// Why not to believe it.
    record Doubt(Code code, String words) {
        @Override
        public String toString() {
            return code + ": " + words;
        }
    }

    /// Nothing when it is believed. A list that lost more than half is believed the second time in a row.
    static Optional<Doubt> doubt(Seen seen, Known known) {
        if (known.account() != null && !known.account().equals(seen.account())) {
            return Optional.of(new Doubt(Code.WRONG_ACCOUNT, "the listings of account " + seen.account() + " were read, but "
                    + known.account() + " is expected. Sign in to the right account"));
        }
        if (seen.told() != seen.staged()) {
            return Optional.of(new Doubt(Code.CUT_SHORT, "the channel counts " + seen.told() + " listings, but " + seen.staged()
                    + " came. The next look may be complete"));
        }
        if (seen.staged() == 0 && known.shouldBeLive() > 0) {
            return Optional.of(new Doubt(Code.EMPTY, "nothing was shown, but " + known.shouldBeLive()
                    + " listings should be live. Look at the account: if everything was ended there, pause these listings"));
        }
        var shrunkBefore = known.trouble() != null && known.trouble().startsWith(Code.SHRUNK.name());
        if (known.seen() != null && 2L * seen.staged() < known.seen() && !shrunkBefore) {
            return Optional.of(new Doubt(Code.SHRUNK, seen.staged() + " listings were shown, " + known.seen()
                    + " the time before. It is believed if the next look shows the same"));
        }
        return Optional.empty();
    }
}
