/// A local eBay: the real protocol on a loopback port, with its own database and with knobs that make it misbehave.
///
/// Source of the rules: eBay Sell Inventory API 1.18.4, Sell Fulfillment API 1.20.7, Commerce Notification API 1.6.2 and Sell Account API
/// 1.9.3. What those contracts leave open is said where it is decided.
package io.soldonce.sandbox.ebay;
