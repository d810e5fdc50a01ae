/// What a marketplace is to the rest of the program: a [Channel] to write to and read from, and a [SalesFeed] that tells what was sold.
package io.soldonce.channels.spi;
