/// eBay by its own interfaces: inventory and offers out, orders in, notifications as hints.
package io.soldonce.channels.ebay;
