package io.soldonce.app.channels;

import io.soldonce.app.security.Problem;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.channels.whatnot.WhatnotList;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.values.ChannelId;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/// Lists that people hand in of what a marketplace shows, where no program can read it.
public final class HandedLists {
    private final Channels channels;
    private final RawInputs raw;

    HandedLists(Channels channels, RawInputs raw) {
        this.channels = channels;
        this.raw = raw;
    }

    /// Which column of the file holds what; `sku` and `price` may be null.
    public record Columns(String title, String quantity, String sku, String price) {}

    /// What a list came to.
    ///
    /// @param input    id of the stored raw file
    /// @param rows     of the file, the header not counted
    /// @param linked   listings newly known to be ours
    /// @param toLink   listings that a person has to link
    /// @param differing listings that show something else than they should, and are asked for again
    /// @param troubles by line
    public record Report(UUID input, int rows, int linked, int toLink, int differing, List<RowTrouble> troubles) {
        public Report {
            troubles = List.copyOf(troubles);
        }
    }

    public boolean isAskedFor(ChannelId channel) {
        return channels.find(channel).map(ConnectedChannel::isByHand).orElse(false);
    }

    public boolean isAwaited(ChannelId channel) {
        return channels.find(channel).map(one -> one.isListAwaited() && one.isNew()).orElse(false);
    }

    /// Takes a list for a look at the account. A file with a row that can not be read is not taken at all: what it lacks would seem to have
    /// ended there.
    ///
    /// @throws CsvRefused when the file as a whole can not be read
    /// @throws Problem    when the channel can be read without, is not connected, or the list is not believed
    public Report take(ChannelId id, byte[] file, Columns columns, String by) throws CsvRefused {
        var channel = channels.find(id).filter(ConnectedChannel::isByHand)
                .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "LIST_NOT_NEEDED",
                        id + " takes no list: it is read by itself, or is not connected", "the path",
                        "lists are for connected channels that no program can read, such as Whatnot"));
        var input = raw.store("listings.csv", id.value(), "text/csv", file, by);
        var parsed = WhatnotList.parse(file, new WhatnotList.Columns(columns.title(), columns.quantity(), columns.sku(), columns.price()));
        if (!parsed.troubles().isEmpty()) {
            throw new CsvRefused(parsed.troubles().getFirst());
        }
        try {
            var looked = channel.hand(parsed.good());
            var blind = looked.drift() != null && looked.drift().isBlind()
                    ? looked.drift().blind()
                    : looked.report().blind();
            if (blind != null) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "LIST_NOT_BELIEVED", "the list is not taken: " + blind, "the file",
                        "check that the file is the whole list of the right account; if it is, send it again");
            }
            var report = looked.report();
            return new Report(input, parsed.rows(), report.linked(),
                    report.unknown() + report.ambiguous() + report.taken() + report.titleDiffers() + report.packSizeDiffers()
                            + report.refused(),
                    looked.drift() == null ? 0 : looked.drift().madeDue(), List.of());
        } catch (SQLException e) {
            throw new IllegalStateException("the list could not be looked at: " + e.getMessage(), e);
        }
    }
}
