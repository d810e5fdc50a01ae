/// Taking over what a seller already has on a marketplace: each listing there is linked to one of our items, or named for a person.
package io.soldonce.reconciler.backfill;
