/// Sales heard from a marketplace, recorded exactly once, and counted against what it told.
package io.soldonce.reconciler.sales;
