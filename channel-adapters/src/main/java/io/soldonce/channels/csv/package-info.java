/// Files of rows under a header, read so that every complaint names its line, its column and the cure.
package io.soldonce.channels.csv;
