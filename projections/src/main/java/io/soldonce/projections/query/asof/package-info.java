/// What was so at an instant: by when it was recorded, or by when it happened.
package io.soldonce.projections.query.asof;
