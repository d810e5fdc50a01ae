/// What went missing, what was sold twice, what waits too long.
package io.soldonce.projections.query.losses;
