package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jooq.Record;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Routes;

/// The staged uploads of the last 30 days, and each one's own page with what can be done to it.
final class StagedPages {
    private static final Duration KEPT = Duration.ofDays(30);

    /// Class of the cells, heading of the column.
    private record Column(String name, String head) {}

    private static final List<Column> UPLOADS = List.of(new Column("file-name", "File"), new Column("state", "Status"),
            new Column("products", "Products"), new Column("created", "Uploaded"));
    private static final List<Column> PRODUCTS = List.of(new Column("name", "Product"), new Column("adjust", "+/- Qty."),
            new Column("price", "Price"), new Column("live-price", "Live price"), new Column("live-quantity", "Live qty."),
            new Column("problem", "Problem"));

    private final Market market;
    private final Screen screen;

    StagedPages(Market market, Screen screen) {
        this.market = market;
        this.screen = screen;
    }

    void open(Routes routes, Gate gate) {
        routes.get("/admin/pricing/staged", gate.read(this::list)).get("/admin/pricing/staged/{id}", gate.read(this::upload))
                .post("/admin/pricing/staged/{id}/save", gate.write(visit -> turned(visit, "Staged", "Imported")))
                .post("/admin/pricing/staged/{id}/remove", gate.write(visit -> turned(visit, "Removed", "Imported", "Staged")))
                .post("/admin/pricing/staged/{id}/move", gate.write(this::move));
    }

    private Answer list(Visit visit) {
        var uploads = market.db().fetch("select u.id, u.file_name, u.state, u.created_at, (select count(*) from tcgplayer.upload_row r"
                + " where r.upload = u.id) products from tcgplayer.upload u where u.account = ? and u.created_at > ?"
                + " order by u.created_at desc, u.id desc", visit.acting(), Market.at(market.now().minus(KEPT)))
                .map(row -> Map.of("id", row.get("id"), "link", "/admin/pricing/staged/" + row.get("id"), "cells", cells(visit, UPLOADS,
                        row.get("file_name"), row.get("state"), row.get("products"), instant(row, "created_at"))));
        return screen.page(visit, 200, "staged", Map.of("uploads", uploads, "heads", heads(visit, UPLOADS)));
    }

    private Answer upload(Visit visit) {
        var found = found(visit);
        if (found.isEmpty()) {
            return screen.problem(visit, 404, "There is no staged upload " + visit.call().variable("id") + ".");
        }
        var state = found.get().get("state", String.class);
        var rows = market.db().fetch("select r.id, c.name, c.condition, r.adjust, r.price, r.problem, i.price live_price,"
                + " coalesce(i.quantity, 0) live_quantity from tcgplayer.upload_row r left join tcgplayer.catalog c on c.id = r.id"
                + " left join tcgplayer.inventory i on i.account = ? and i.id = r.id where r.upload = ? order by r.position",
                visit.acting(),
                visit.number("id"));
        var products = rows.map(row -> Map.of("id", row.get("id"), "cells", cells(visit, PRODUCTS, product(row))));
        return screen.page(visit, 200, "upload", Map.of("id", visit.number("id"), "state", state, "fileName", found.get().get("file_name"),
                "messages", messages(rows), "products", products, "heads", heads(visit, PRODUCTS), "maySave", state.equals("Imported"),
                "mayMove", state.equals("Staged"),
                "mayRemove", state.equals("Imported") || state.equals("Staged")));
    }

    private Optional<Record> found(Visit visit) {
        return market.db().fetchOptional("select * from tcgplayer.upload where account = ? and id = ?", visit.acting(), visit.number("id"));
    }

    private static Object[] product(Record row) {
        var name = row.get("name") == null ? "" : row.get("name") + " (" + row.get("condition") + ")";
        var live = row.get("live_price", BigDecimal.class);
        return new Object[]{name, String.format("%+d", row.get("adjust", Integer.class)),
                Numbers.dollars(row.get("price", BigDecimal.class)),
                live == null ? "" : "(Live: " + Numbers.dollars(live) + ")", row.get("live_quantity"), row.get("problem")};
    }

    private static List<String> messages(List<Record> rows) {
        long unknown = rows.stream().filter(row -> row.get("name") == null).count();
        var messages = new ArrayList<>(List.of("Headers are valid", rows.size() + " records processed", "No duplicates exist",
                "Validated " + rows.size() + " records", (rows.size() - unknown) + " products were successfully imported."));
        if (unknown > 0) {
            messages.add(unknown + " products were not found in the catalog.");
        }
        return messages;
    }

    private Answer turned(Visit visit, String to, String... from) {
        boolean isDone = StagedUploads.turn(market.db(), visit.acting(), visit.number("id"), to, from);
        return done(visit, isDone, "This upload cannot be " + (to.equals("Staged") ? "saved" : "deleted") + " any more.");
    }

    private Answer move(Visit visit) {
        boolean hasBegun = StagedUploads.move(market, visit.knobs(), visit.owner(), visit.acting(), visit.number("id"));
        return done(visit, hasBegun, "This upload is not staged, or has been moved to live already.");
    }

    private Answer done(Visit visit, boolean isDone, String otherwise) {
        return isDone
                ? Answer.redirect("/admin/pricing/staged/" + visit.number("id"))
                : screen.problem(visit, found(visit).isEmpty() ? 404 : 409, otherwise);
    }

    private static List<Map<String, Object>> cells(Visit visit, List<Column> columns, Object... texts) {
        boolean isChanged = visit.knobs().isOn(TcgKnob.PAGE_CHANGED);
        var cells = IntStream.range(0, columns.size()).mapToObj(i -> Map.of("name",
                isChanged ? "c-" + Integer.toHexString(columns.get(i).name().hashCode()) : columns.get(i).name(), "text", texts[i]))
                .toList();
        return isChanged ? cells.reversed() : cells;
    }

    /// After the redesign the columns are the other way round.
    private static List<String> heads(Visit visit, List<Column> columns) {
        var heads = columns.stream().map(Column::head).toList();
        return visit.knobs().isOn(TcgKnob.PAGE_CHANGED) ? heads.reversed() : heads;
    }

    static String instant(Record row, String field) {
        return row.get(field, java.time.OffsetDateTime.class).toInstant().toString();
    }
}
