package io.soldonce.app.imports;

import io.soldonce.channels.whatnot.ShowReport;
import io.soldonce.channels.whatnot.WhatnotTitles;
import io.soldonce.order.OrderFact.Line;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.values.ChannelId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What is special about Whatnot's orders in a file: its own report is read, and a title says which listing was sold, as in its mails.
@Component
class WhatnotOrders {
    private static final String KIND = "whatnot";

    private final ChannelLookup channels;
    private final ListingLookup listings;

    WhatnotOrders(ChannelLookup channels, ListingLookup listings) {
        this.channels = channels;
        this.listings = listings;
    }

    private boolean isWhatnot(ChannelId channel) {
        return channels.find(channel).filter(known -> known.kind().equals(KIND)).isPresent();
    }

    byte[] readable(ChannelId channel, byte[] file) {
        return isWhatnot(channel) ? ShowReport.asOrders(file) : file;
    }

    /// The lines, with the SKU of the listing of that title where none was told.
    List<Line> matched(ChannelId channel, List<Line> lines) {
        var titles = lines.stream().filter(line -> line.told() == null).map(Line::title).filter(Objects::nonNull).map(WhatnotTitles::key)
                .toList();
        if (titles.isEmpty() || !isWhatnot(channel)) {
            return lines;
        }
        var known = listings.byExternalId(channel, titles);
        return lines.stream().map(line -> {
            var listing = line.told() == null && line.title() != null ? known.get(WhatnotTitles.key(line.title())) : null;
            return listing == null ? line : new Line(line.lineId(), listing.sku(), null, line.title(), line.quantity(), line.unitPrice());
        }).toList();
    }
}
