package io.soldonce.channels.catalogue;

import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.LocalDate;
import java.util.List;

/// One item of a catalogue file. What the file leaves empty is null.
///
/// @param condition    in capitals, as the ledger names it
/// @param quantity     1 makes it one of a kind
/// @param unitCost     what one unit was paid
/// @param price        asked on every channel
/// @param tcgplayerId  its id at TCGplayer; graded cards have none there
public record CatalogueRow(
        long line,
        Sku sku,
        String title,
        String category,
        String condition,
        String grader,
        String grade,
        String certificate,
        int quantity,
        Money unitCost,
        LocalDate acquiredOn,
        String acquiredFrom,
        String location,
        boolean photosDone,
        String serial,
        String ean,
        int packSize,
        Money price,
        List<ChannelId> channels,
        String tcgplayerId,
        String notes) {
    public CatalogueRow {
        channels = List.copyOf(channels);
    }
}
