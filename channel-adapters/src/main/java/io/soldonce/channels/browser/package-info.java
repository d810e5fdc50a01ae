/// A browser on this machine, for marketplaces that let in people only.
package io.soldonce.channels.browser;
