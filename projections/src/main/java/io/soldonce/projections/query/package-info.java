/// What the doors may ask of the read models: typed, page by page, one statement each.
package io.soldonce.projections.query;
