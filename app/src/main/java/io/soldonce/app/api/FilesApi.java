package io.soldonce.app.api;

import io.soldonce.app.channels.HandedLists;
import io.soldonce.app.imports.CatalogueImport;
import io.soldonce.app.imports.ImportReport;
import io.soldonce.app.imports.OrdersImport;
import io.soldonce.app.imports.PricingImport;
import io.soldonce.app.imports.Progress;
import io.soldonce.app.imports.RowOutcome;
import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.values.ChannelId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Files that come in. Good rows are carried out; each wrong one is named with line, column and cure.
@RestController
@RequestMapping(path = "/api", consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
class FilesApi {
    private final OrdersImport orders;
    private final CatalogueImport catalogue;
    private final PricingImport pricing;
    private final HandedLists lists;
    private final ChannelLookup channels;
    private final Callers callers;
    private final Once once;

    FilesApi(OrdersImport orders, CatalogueImport catalogue, PricingImport pricing, HandedLists lists, ChannelLookup channels,
            Callers callers, Once once) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.pricing = pricing;
        this.lists = lists;
        this.channels = channels;
        this.callers = callers;
        this.once = once;
    }

    private interface Reading {
        Map<String, Object> read(byte[] file) throws CsvRefused;
    }

    @PostMapping("/channels/{channel}/orders.csv")
    ResponseEntity<Object> orders(@PathVariable String channel, @RequestBody(required = false) byte[] file, HttpServletRequest request) {
        var known = known(Field.channel("the path", channel));
        return answer(file, request, csv -> {
            var report = orders.orders(known, csv, callers.now("csv"));
            var body = body(report.input(), report.rows(), report.troubles());
            body.put("orders", report.orders());
            return used(body, report.orders().isEmpty(), report.troubles());
        });
    }

    /// What a channel shows that no program can read, as a person exported it. The parameters name the file's columns.
    @PostMapping("/channels/{channel}/listings.csv")
    ResponseEntity<Object> listings(@PathVariable String channel, @RequestParam(defaultValue = "Title") String title,
            @RequestParam(defaultValue = "Quantity") String quantity, @RequestParam(required = false) String sku,
            @RequestParam(required = false) String price, @RequestBody(required = false) byte[] file, HttpServletRequest request) {
        var known = known(Field.channel("the path", channel));
        var columns = new HandedLists.Columns(Field.text("parameter title", title, 100), Field.text("parameter quantity", quantity, 100),
                Field.optional("parameter sku", sku, 100), Field.optional("parameter price", price, 100));
        return answer(file, request, csv -> {
            var report = lists.take(known, csv, columns, callers.actor());
            var body = body(report.input(), report.rows(), report.troubles());
            body.put("linked", report.linked());
            body.put("toLink", report.toLink());
            body.put("differing", report.differing());
            return body;
        });
    }

    @PostMapping("/imports/catalogue.csv")
    ResponseEntity<Object> catalogue(@RequestBody(required = false) byte[] file, HttpServletRequest request) {
        return answer(file, request, csv -> body(catalogue.items(csv, callers.now("csv"), Progress.NOBODY)));
    }

    @PostMapping("/imports/kits.csv")
    ResponseEntity<Object> kits(@RequestBody(required = false) byte[] file, HttpServletRequest request) {
        return answer(file, request, csv -> body(catalogue.kits(csv, callers.now("csv"), Progress.NOBODY)));
    }

    @PostMapping("/imports/tcgplayer-pricing.csv")
    ResponseEntity<Object> prices(@RequestParam(defaultValue = "tcgplayer") String channel, @RequestBody(required = false) byte[] file,
            HttpServletRequest request) {
        var known = known(Field.channel("parameter channel", channel));
        return answer(file, request, csv -> body(pricing.prices(known, csv, callers.now("csv"), Progress.NOBODY)));
    }

    private ResponseEntity<Object> answer(byte[] file, HttpServletRequest request, Reading reading) {
        return once.answer(request, () -> {
            try {
                return reading.read(Objects.requireNonNullElse(file, new byte[0]));
            } catch (CsvRefused refused) {
                var trouble = refused.trouble();
                throw new Problem(HttpStatus.BAD_REQUEST, "BAD_CSV", trouble.detail(), trouble.where(), trouble.cure());
            }
        }, body -> body.get("unfinished") == null);
    }

    private ChannelId known(ChannelId channel) {
        return channels.find(channel).map(_ -> channel).orElseThrow(() -> ChannelsApi.unknown(channel));
    }

    private static Map<String, Object> body(ImportReport report) {
        var body = body(report.input(), report.rows(), report.troubles());
        body.put("registered", report.registered());
        body.put("received", report.received());
        body.put("linked", report.linked());
        body.put("unchanged", report.unchanged());
        return used(body, report.registered() + report.received() + report.linked() + report.unchanged() == 0, report.troubles());
    }

    private static Map<String, Object> body(Object input, int rows, List<RowTrouble> troubles) {
        var body = new LinkedHashMap<String, Object>();
        body.put("input", input);
        body.put("rows", rows);
        body.put("troubles", troubles);
        if (!RowOutcome.isFinal(troubles)) {
            body.put("unfinished", true);
        }
        return body;
    }

    /// A file of which no row could be used is an error, and says so by its status.
    private static Map<String, Object> used(Map<String, Object> body, boolean nothing, List<RowTrouble> troubles) {
        if (nothing && !troubles.isEmpty()) {
            var first = troubles.getFirst();
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "BAD_ROWS",
                    "no row of the file could be used; the first: " + first.detail(),
                    first.where(), first.cure(), body);
        }
        return body;
    }
}
