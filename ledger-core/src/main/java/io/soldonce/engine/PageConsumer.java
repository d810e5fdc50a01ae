package io.soldonce.engine;

import java.sql.SQLException;
import java.util.List;

/// Takes the pages of [LogReader#forEachPage].
@FunctionalInterface
public interface PageConsumer {
    /// Takes one page.
    ///
    /// @param page in index order, never empty
    void accept(List<Recorded> page) throws SQLException;
}
