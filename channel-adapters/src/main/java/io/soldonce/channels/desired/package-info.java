/// The first way out: what a channel should show, as a file.
package io.soldonce.channels.desired;
