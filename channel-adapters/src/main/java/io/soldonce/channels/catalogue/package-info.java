/// Our own plain files: the catalogue and the kits made of it.
package io.soldonce.channels.catalogue;
