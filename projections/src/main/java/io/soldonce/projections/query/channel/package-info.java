/// Questions about channels: how each stands, what would be sent, what was sent, and what happened to an item everywhere.
package io.soldonce.projections.query.channel;
