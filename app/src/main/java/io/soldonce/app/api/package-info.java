/// The HTTP API under `/api`: facts and wishes go in through the append lane, answers come from the commit or from the read models.
package io.soldonce.app.api;
