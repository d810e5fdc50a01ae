/// Orders as a file of rows, the first way to hear what a marketplace sold.
package io.soldonce.channels.orders;
