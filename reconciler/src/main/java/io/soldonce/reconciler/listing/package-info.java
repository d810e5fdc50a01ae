/// Makes each listing show what it should: one durable step at a time, from rows anyone can select.
package io.soldonce.reconciler.listing;
