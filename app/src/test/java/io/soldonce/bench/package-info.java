/// How long it takes from a purchase until a unit is off sale everywhere, what the whole needs of memory, how soon it is ready. Not part of
/// the tests; see docs/performance.md.
package io.soldonce.bench;
