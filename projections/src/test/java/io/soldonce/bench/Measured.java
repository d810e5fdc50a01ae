package io.soldonce.bench;

/// One measurement.
///
/// @param perSecond commands
/// @param p50       milliseconds of one call
/// @param p99       milliseconds of one call
/// @param batch     commands in one commit, on average
record Measured(double perSecond, double p50, double p99, double batch) {
    Measured inBatchesOf(double commands) {
        return new Measured(perSecond, p50, p99, commands);
    }
}
