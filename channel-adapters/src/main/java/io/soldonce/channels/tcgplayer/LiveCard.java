package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.spi.Seen;
import io.soldonce.channels.spi.Shown;
import io.soldonce.values.Money;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What TCGplayer has live of one product in one condition.
///
/// @param id       TCGplayer Id: product, condition, printing and language together
/// @param quantity what a shopper can buy; 0 is normal and means: priced, not stocked
/// @param price    null when it has none
record LiveCard(String id, String name, String setName, String condition, int quantity, Money price) {

    Shown shown() {
        return new Shown(quantity > 0 ? Shown.Status.LIVE : Shown.Status.ENDED, quantity, price, null, id, null);
    }

    /// TCGplayer knows no names of the seller's; how it calls the card is what a person recognises.
    Seen seen() {
        var title = Stream.of(name, setName, condition).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" - "));
        return new Seen(null, null, 1,
                new Shown(quantity > 0 ? Shown.Status.LIVE : Shown.Status.ENDED, quantity, price, title.isEmpty() ? null : title, id,
                        null));
    }
}
