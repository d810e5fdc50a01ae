package io.soldonce.app.imports;

import io.soldonce.app.imports.ImportReport.Row;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.channels.tcgplayer.PricedCard;
import io.soldonce.channels.tcgplayer.PricingExport;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Provenance;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.ListingLookup.Known;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/// TCGplayer's pricing export: each card it has for sale is seen live at its price, found among our listings by its TCGplayer id.
@Component
public class PricingImport {
    private static final int IDS_AT_ONCE = 500;

    private final RawInputs raw;
    private final AppendLane lane;
    private final ListingLookup listings;
    private final Clock clock;

    PricingImport(RawInputs raw, AppendLane lane, ListingLookup listings, Clock clock) {
        this.raw = raw;
        this.lane = lane;
        this.listings = listings;
        this.clock = clock;
    }

    /// Imports an export of the account `channel`. A card that is none of our listings is reported and changes nothing.
    ///
    /// @throws CsvRefused when the file as a whole can not be read; then nothing was carried out
    public ImportReport prices(ChannelId channel, byte[] file, Provenance provenance, Progress progress) throws CsvRefused {
        var input = raw.store("tcgplayer-pricing.csv", channel.value(), "text/csv", file, provenance.actor());
        var parsed = PricingExport.parse(file);
        var known = known(channel, parsed.good());
        var flow = new Flow(lane, provenance, true);
        var outcomes = flow.each(parsed.good(), progress, card -> see(flow, channel, card, known.get(card.tcgplayerId())));
        return ImportReport.of(input, parsed.rows(), outcomes, parsed.troubles());
    }

    private CompletableFuture<Row> see(Flow flow, ChannelId channel, PricedCard card, Known listing) {
        if (listing == null) {
            return CompletableFuture.completedFuture(new Row(false, false, 0, List.of(new RowTrouble(card.line(), "TCGplayer Id",
                    "no listing on " + channel + " has the TCGplayer id " + card.tcgplayerId() + " (" + card.productName() + ")",
                    "link the card: POST /api/listings with this id as externalId"))));
        }
        if (card.quantity() == 0) {
            return CompletableFuture.completedFuture(new Row(false, false, 0, List.of())); // priced, not stocked: it is not for sale there
        }
        var key = new ListingKey(channel, new Sku(listing.sku()), listing.slot());
        return flow.submit(new ListingAction.SeeLive(key, card.tcgplayerId(), card.price(), clock.instant()), null).thenApply(outcome -> {
            var trouble = RowOutcome.trouble(outcome, card.line(), "TCGplayer Id", "", "");
            return new Row(false, false, RowOutcome.changed(outcome) ? 1 : 0, trouble == null ? List.of() : List.of(trouble));
        });
    }

    private Map<String, Known> known(ChannelId channel, List<PricedCard> cards) {
        var known = new HashMap<String, Known>();
        for (var from = 0; from < cards.size(); from += IDS_AT_ONCE) {
            var part = cards.subList(from, Math.min(cards.size(), from + IDS_AT_ONCE));
            known.putAll(listings.byExternalId(channel, part.stream().map(PricedCard::tcgplayerId).toList()));
        }
        return known;
    }
}
