package io.soldonce.app.imports;

import io.soldonce.app.imports.ItemRows.Link;
import io.soldonce.channels.catalogue.CatalogueCsv;
import io.soldonce.channels.catalogue.CatalogueRow;
import io.soldonce.channels.catalogue.KitRow;
import io.soldonce.channels.catalogue.KitsCsv;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Provenance;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemDetails.Condition;
import io.soldonce.item.ItemDetails.Grading;
import io.soldonce.item.ItemDetails.Photos;
import io.soldonce.item.ItemFact.KitComponent;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Items from a catalogue file, and kits from a file of kits: registered, received, linked to their channels.
@Component
public class CatalogueImport {
    private static final String TCGPLAYER = "tcgplayer";
    private static final String CSV = "text/csv";

    private final RawInputs raw;
    private final AppendLane lane;
    private final ChannelLookup channels;
    private final Clock clock;

    CatalogueImport(RawInputs raw, AppendLane lane, ChannelLookup channels, Clock clock) {
        this.raw = raw;
        this.lane = lane;
        this.channels = channels;
        this.clock = clock;
    }

    /// Imports a catalogue; a wrong row is reported and the others are carried out.
    ///
    /// @throws CsvRefused when the file as a whole can not be read; then nothing was carried out
    public ImportReport items(byte[] file, Provenance provenance, Progress progress) throws CsvRefused {
        var input = raw.store("catalogue.csv", null, CSV, file, provenance.actor());
        var parsed = CatalogueCsv.parse(file);
        var flow = new Flow(lane, provenance, true);
        var rows = new ItemRows(flow, clock.instant());
        var onTcgplayer = tcgplayerChannels();
        var outcomes = flow.each(parsed.good(), progress,
                row -> rows.run(row.line(), new ItemAction.Register(row.sku(), details(row)), receipt(row), links(row, onTcgplayer)));
        return ImportReport.of(input, parsed.rows(), outcomes, parsed.troubles());
    }

    /// Imports kits of items that are there; likewise.
    ///
    /// @throws CsvRefused when the file as a whole can not be read; then nothing was carried out
    public ImportReport kits(byte[] file, Provenance provenance, Progress progress) throws CsvRefused {
        var input = raw.store("kits.csv", null, CSV, file, provenance.actor());
        var parsed = KitsCsv.parse(file);
        var flow = new Flow(lane, provenance, true);
        var rows = new ItemRows(flow, clock.instant());
        var outcomes = flow.each(parsed.good(), progress, kit -> rows.run(kit.line(), new ItemAction.Register(kit.sku(), details(kit)),
                new ItemAction.DefineKit(kit.sku(),
                        kit.components().stream().map(part -> new KitComponent(part.sku(), part.quantity())).toList()),
                kit.channels().stream().map(channel -> new Link(new ListingKey(channel, kit.sku()), null, kit.title(), kit.price()))
                        .toList()));
        return ImportReport.of(input, parsed.rows(), outcomes, parsed.troubles());
    }

    private static ItemDetails details(CatalogueRow row) {
        var condition = Condition.valueOf(row.condition());
        var grading = condition == Condition.GRADED ? new Grading(row.grader(), row.grade(), row.certificate()) : null;
        return new ItemDetails(row.title(), row.category(), condition, grading, row.ean(), row.packSize(), row.serial(),
                row.photosDone() ? Photos.DONE : Photos.MISSING, row.quantity() == 1, row.acquiredOn(), row.acquiredFrom(), Map.of(),
                row.notes());
    }

    private static ItemDetails details(KitRow kit) {
        return new ItemDetails(kit.title(), "Kit", Condition.NEW, null, null, 1, null, Photos.MISSING, false, null, null, Map.of(), null);
    }

    private ItemAction receipt(CatalogueRow row) {
        return row.quantity() == 0
                ? null
                : new ItemAction.Receive(row.sku(), row.quantity(), row.location(), row.unitCost(), null,
                        "catalogue/" + row.sku().key() + "/receipt", clock.instant());
    }

    private static List<Link> links(CatalogueRow row, Set<ChannelId> onTcgplayer) {
        return row.channels().stream().map(channel -> new Link(new ListingKey(channel, row.sku()),
                onTcgplayer.contains(channel) ? row.tcgplayerId() : null, row.title(), row.price())).toList();
    }

    private Set<ChannelId> tcgplayerChannels() {
        return channels.all().stream().filter(channel -> TCGPLAYER.equals(channel.kind())).map(ChannelView::channel).map(ChannelId::new)
                .collect(Collectors.toSet());
    }
}
