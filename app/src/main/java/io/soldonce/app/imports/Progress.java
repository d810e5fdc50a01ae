package io.soldonce.app.imports;

/// Told now and then how far a long import is.
@FunctionalInterface
public interface Progress {
    Progress NOBODY = (_, _) -> {};

    void at(int done, int total);
}
