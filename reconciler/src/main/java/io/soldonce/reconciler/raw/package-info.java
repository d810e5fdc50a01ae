/// What came in by any door, kept as it came in.
package io.soldonce.reconciler.raw;
