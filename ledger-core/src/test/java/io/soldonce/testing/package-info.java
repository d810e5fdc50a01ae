/// What the tests of all modules share: a real PostgreSQL and waiting without sleeping. Reaches the other modules as the test-jar of
/// ledger-core.
package io.soldonce.testing;
