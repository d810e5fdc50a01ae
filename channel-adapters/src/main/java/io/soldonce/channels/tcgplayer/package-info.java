/// TCGplayer, which has no interface for sellers but files.
package io.soldonce.channels.tcgplayer;
