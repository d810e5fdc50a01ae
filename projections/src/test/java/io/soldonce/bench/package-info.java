/// The bench: how fast the ledger is, measured against what the same database does without it. Run by hand, never by the build; see
/// `docs/performance.md`.
package io.soldonce.bench;
