/// The engine: a gapless event log in PostgreSQL and the append lane that is its only writer.
///
/// ```
/// Request -> AppendLane -> Rules.decide (pure) -> PgEventLog -> InlineProjection -> commit -> Outcome
///                                                    |
///                     LogReader, stock Axon processors, ChainCheck read it from there
/// ```
///
/// The order of the log is the order of the commits: one advisory lock ([AppendLock]) is held from before the first decision of a batch
/// until its commit, and an index is only given out under it. So a reader that asks for "greater than the last I saw" never misses one.
/// Knows nothing of items, orders or channels.
package io.soldonce.engine;
