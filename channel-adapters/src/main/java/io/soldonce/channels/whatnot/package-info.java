/// Whatnot: sales are heard by e-mail, listings are changed by a person's hand.
package io.soldonce.channels.whatnot;
