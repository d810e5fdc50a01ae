/// A TCGplayer on this machine: a seller portal of pages and files as the real one has, a shop, and an admin door.
package io.soldonce.sandbox.tcgplayer;
