package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.Transformation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Units become other units: a lot is split, lots are merged, a box is broken into cards. Cost goes with them, to the cent.
@RestController
class TransformationsApi {
    private static final int MOST_PIECES = 500;

    private final Ledger ledger;
    private final Clock clock;

    TransformationsApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param id   chosen by you: the same again is the same transformation
    /// @param kind `split`, `merge`, `break`
    record TransformationBody(String id, String kind, List<From> from, List<Into> into, String at) {
        record From(String sku, Integer quantity, String location) {
            private Transformation.From read(String where) {
                return new Transformation.From(Field.sku(where + ".sku", sku),
                        Field.whole(where + ".quantity", quantity, 1, StockApi.MOST_UNITS),
                        Field.optional(where + ".location", location, 60));
            }
        }

        /// @param cost what all units of this piece together cost; either every piece names it, or none does
        record Into(String sku, Integer quantity, String location, Price cost) {
            private Transformation.Into read(String where) {
                return new Transformation.Into(Field.sku(where + ".sku", sku),
                        Field.whole(where + ".quantity", quantity, 1, StockApi.MOST_UNITS),
                        Field.optional(where + ".location", location, 60), Field.money(where + ".cost", cost));
            }
        }
    }

    @PostMapping(path = "/api/transformations", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> transform(@RequestBody TransformationBody body, HttpServletRequest request) {
        var id = Field.text("$.id", body.id(), 100);
        var kind = Field.choice("$.kind", body.kind(), Transformation.Kind.class, null);
        var from = pieces("$.from", body.from());
        var into = pieces("$.into", body.into());
        return ledger.create(new Transformation(id, kind,
                IntStream.range(0, from.size()).mapToObj(i -> Field.required("$.from[" + i + "]", from.get(i)).read("$.from[" + i + "]"))
                        .toList(),
                IntStream.range(0, into.size()).mapToObj(i -> Field.required("$.into[" + i + "]", into.get(i)).read("$.into[" + i + "]"))
                        .toList(),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    private static <T> List<T> pieces(String where, List<T> told) {
        var pieces = Field.required(where, told);
        if (pieces.isEmpty() || pieces.size() > MOST_PIECES) {
            throw Problem.invalid(where, "there are " + pieces.size() + " pieces here; write 1 to " + MOST_PIECES);
        }
        return pieces;
    }
}
