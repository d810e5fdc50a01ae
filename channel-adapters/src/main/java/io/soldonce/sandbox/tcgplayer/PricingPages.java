package io.soldonce.sandbox.tcgplayer;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Routes;

/// Pricing: how many products are live, their export, and the import to staged.
final class PricingPages {
    /// Mass import is for sellers of this level.
    static final int IMPORT_LEVEL = 4;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Market market;
    private final Screen screen;

    PricingPages(Market market, Screen screen) {
        this.market = market;
        this.screen = screen;
    }

    void open(Routes routes, Gate gate) {
        routes.get("/admin/pricing", gate.read(visit -> page(visit, 200, List.of())))
                .post("/admin/pricing/export-live", gate.read(visit -> Answer.csv("TCGplayer__MyPricing_" + STAMP.format(market.now())
                        + ".csv", PricingExport.live(market.db(), visit.acting(), visit.knobs()))))
                .post("/admin/pricing/export-staged", gate.read(visit -> Answer.csv("TCGplayer__Staged_" + STAMP.format(market.now())
                        + ".csv", PricingExport.staged(market.db(), visit.acting(), visit.knobs()))))
                .post("/admin/pricing/import", gate.write(this::bring));
    }

    private Answer page(Visit visit, int status, List<String> errors) {
        var live = market.db()
                .fetchSingle("select count(*) from tcgplayer.inventory where account = ? and (quantity > 0 or price is not null)",
                        visit.acting())
                .get(0, Integer.class);
        return screen.page(visit, status, "pricing", Map.of("live", live, "errors", errors, "mayImport", visit.level() >= IMPORT_LEVEL));
    }

    private Answer bring(Visit visit) {
        if (visit.level() < IMPORT_LEVEL) {
            return screen.problem(visit, 403, "Mass import is for sellers of level 4.");
        }
        if (market.knobs().take(market.db(), visit.owner(), TcgKnob.REJECT_FILE)) {
            return page(visit, 200, List.of("Your file could not be processed at this time. Please try again later."));
        }
        var files = visit.call().files();
        var file = files.get("file") == null ? files.values().stream().findFirst().orElse(null) : files.get("file");
        if (file == null || file.content().length == 0) {
            return page(visit, 200, List.of("Choose a file first."));
        }
        var reading = PricingFile.read(new String(file.content(), StandardCharsets.UTF_8));
        if (!reading.errors().isEmpty()) {
            return page(visit, 200, reading.errors());
        }
        var upload = market.db().transactionResult(configuration -> {
            var id = StagedUploads.open(configuration.dsl(), visit.acting(), file.name(), market.now());
            StagedUploads.fill(configuration.dsl(), id, reading.rows());
            return id;
        });
        return Answer.redirect("/admin/pricing/staged/" + upload);
    }
}
