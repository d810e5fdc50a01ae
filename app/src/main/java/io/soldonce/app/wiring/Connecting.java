package io.soldonce.app.wiring;

/// The channels, as the start sees them.
@FunctionalInterface
public interface Connecting {
    /// @param address where this application is reached
    void connect(String address);
}
