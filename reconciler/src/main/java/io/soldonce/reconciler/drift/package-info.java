/// What marketplaces really show: read as a whole, believed or not, compared with what they should show, and acted on where it differs.
package io.soldonce.reconciler.drift;
