/// Files that come in: stored raw first, then parsed, then told to the ledger row by row. The same file again changes nothing.
package io.soldonce.app.imports;
