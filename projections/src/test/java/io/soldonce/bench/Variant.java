package io.soldonce.bench;

import java.time.Duration;

/// One of the roads that are compared.
record Variant(String name, Run run) {
    /// Goes on where the last run ended.
    @FunctionalInterface
    interface Run {
        Measured during(Duration time) throws Exception;
    }
}
