/// A Whatnot on this machine's loopback: pages for the seller's and the shoppers' hands, and mails that tell of sales. It has no interface
/// for programs, as Whatnot has none for most sellers.
package io.soldonce.sandbox.whatnot;
