package io.soldonce.app.wiring;

/// What a new ledger begins with, through the same door as every other import.
@FunctionalInterface
public interface FirstImport {
    /// Running it again after it was broken off changes nothing that is there already.
    void run(Application.Steps steps);
}
