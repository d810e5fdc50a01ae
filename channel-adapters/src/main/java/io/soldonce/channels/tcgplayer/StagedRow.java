package io.soldonce.channels.tcgplayer;

import io.soldonce.values.Money;

/// One row of an import: what is added to the quantity (negative: taken from it), and the price it then has.
///
/// @param live what the number was computed from; of a card that is not live, one with quantity 0 and no price
record StagedRow(LiveCard live, int adjust, Money price) {
    String id() {
        return live.id();
    }
}
