package io.soldonce.reconciler.sales;

import io.soldonce.channels.spi.CallOutcome;
import java.time.Instant;

/// What came of reading a marketplace's sales.
///
/// @param completeUpTo every sale made there before this instant is recorded here, or waits in the queue of exceptions; null while nothing
///                     was ever read
/// @param recorded     orders that led to facts
/// @param trouble      why it was not read to its end, null when it was
public record Drained(Instant completeUpTo, int recorded, CallOutcome trouble) {}
