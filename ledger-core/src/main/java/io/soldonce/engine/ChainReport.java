package io.soldonce.engine;

import java.util.List;
import java.util.Optional;

/// What [ChainCheck] found.
///
/// @param head           index of the last entry that is as it was written; the check ends at the first break
/// @param firstBreak     the first entry that is not as it was written
/// @param anchorsMatched how many anchors were found in the log as they were noted
/// @param anchorTrouble  anchors that do not match, or lie behind the end of the log, and damaged lines of the anchor file
public record ChainReport(long head, Optional<Break> firstBreak, int anchorsMatched, List<String> anchorTrouble) {
    /// Where the chain breaks.
    ///
    /// @param index of the first entry that is wrong or missing
    /// @param what  is wrong with it, a sentence for people
    public record Break(long index, String what) {}

    public boolean ok() {
        return firstBreak.isEmpty() && anchorTrouble.isEmpty();
    }
}
