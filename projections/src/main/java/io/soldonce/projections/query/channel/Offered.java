package io.soldonce.projections.query.channel;

import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Price;
import java.math.BigDecimal;
import org.jooq.Record;

/// What a listing offers, offered, or should offer.
///
/// @param status   `live` or `ended`
/// @param quantity 0 when it is not live
/// @param price    null when none is known
public record Offered(String status, Integer quantity, Price price) {

    /// Null when there is no status.
    ///
    /// @param prefix of the four columns `status`, `quantity`, `price` and `currency`
    public static Offered read(Record row, String prefix) {
        var status = row.get(prefix + "status", String.class);
        return status == null
                ? null
                : new Offered(Codes.shown(status), row.get(prefix + "quantity", Integer.class),
                        Price.of(row.get(prefix + "price", BigDecimal.class), row.get(prefix + "currency", String.class)));
    }
}
