package io.soldonce.app.imports;

import io.soldonce.app.wiring.Application;
import io.soldonce.app.wiring.FirstImport;
import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.channel.ChannelRules.Mode;
import io.soldonce.channel.ChannelRules.Role;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Provenance;
import io.soldonce.values.ChannelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The sample a new ledger starts with, by the same way as a seller's own files. Broken off and run again it goes on where it was.
@Component
public class SampleImport implements FirstImport {
    private static final ChannelId TCGPLAYER = new ChannelId("tcgplayer");

    private final AppendLane lane;
    private final CatalogueImport catalogue;
    private final PricingImport pricing;
    private final Supplier<UUID> ids;

    SampleImport(AppendLane lane, CatalogueImport catalogue, PricingImport pricing, Supplier<UUID> ids) {
        this.lane = lane;
        this.catalogue = catalogue;
        this.pricing = pricing;
        this.ids = ids;
    }

    @Override
    public void run(Application.Steps steps) {
        load(steps::at);
    }

    /// Adds the channels, then the items, the kits and TCGplayer's prices.
    ///
    /// @return one report per file
    public List<ImportReport> load(Progress progress) {
        var provenance = new Provenance("owner", "sample", null, ids.get().toString(), null);
        var flow = new Flow(lane, provenance, true);
        flow.each(channels(), Progress.NOBODY, channel -> flow.submit(channel, null));
        var reports = new ArrayList<ImportReport>();
        try {
            reports.add(catalogue.items(file("catalogue.csv"), provenance, progress));
            reports.add(catalogue.kits(file("kits.csv"), provenance, Progress.NOBODY));
            reports.add(pricing.prices(TCGPLAYER, file("tcgplayer-pricing.csv"), provenance, Progress.NOBODY));
        } catch (CsvRefused ourOwnFile) {
            throw new IllegalStateException(ourOwnFile);
        }
        return reports;
    }

    private static List<ChannelAction.Add> channels() {
        return List.of(add("ebay", "ebay", "eBay", Role.PRIMARY, Mode.AUTO, false),
                add("tcgplayer", "tcgplayer", "TCGplayer", Role.SECONDARY, Mode.AUTO, false),
                add("whatnot", "whatnot", "Whatnot", Role.SECONDARY, Mode.AUTO, true),
                add("counter", "counter", "Counter", Role.INDEPENDENT, Mode.OFF, false));
    }

    private static ChannelAction.Add add(String id, String kind, String name, Role role, Mode mode, boolean uniqueTitles) {
        return new ChannelAction.Add(new ChannelId(id), kind, name,
                new ChannelRules(mode, role, true, 0, null, null, new BigDecimal("100"), new BigDecimal("50"), uniqueTitles));
    }

    private static byte[] file(String name) {
        try (var in = SampleImport.class.getResourceAsStream("/sample/" + name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
