/// What every marketplace needs around it: permission to send, rates, a circuit breaker, the journal of pushes.
package io.soldonce.channels.gateway;
