package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.ReturnLine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What comes back: asked for, granted or not, received into quarantine, looked at.
@RestController
@RequestMapping("/api/orders/{channel}/{orderId}/returns")
class ReturnsApi {
    private static final int MOST_LINES = 200;
    private static final int MOST_UNITS = 100_000;

    private final Ledger ledger;
    private final Clock clock;

    ReturnsApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    record Line(String lineId, Integer quantity) {}

    /// @param returnId the marketplace's own id, or one of yours
    /// @param lines    none for all there is
    record AskBody(String returnId, List<Line> lines, String reason, String at) {}

    record MomentBody(String at) {}

    record DropBody(String reason, String at) {}

    /// @param lines none for all that was asked to come back
    record ReceiptBody(List<Line> lines, String at) {}

    /// @param sku     which component, when the line is a kit
    /// @param verdict `restock`, `damaged`, `write-off`, `send-back`
    /// @param details the item as it is now, only for one of a kind; left out when it is as it was
    record InspectionBody(String lineId, String sku, Integer quantity, String verdict, ItemBody details, String note, String at) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> ask(@PathVariable String channel, @PathVariable String orderId, @RequestBody AskBody body,
            HttpServletRequest request) {
        return ledger.create(new OrderAction.RequestReturn(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("$.returnId", body.returnId(), 100), lines(body.lines()), Field.optional("$.reason", body.reason(), 200),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @PostMapping("/{returnId}/approval")
    ResponseEntity<Object> approve(@PathVariable String channel, @PathVariable String orderId, @PathVariable String returnId,
            @RequestBody(required = false) MomentBody body, HttpServletRequest request) {
        return ledger.change(new OrderAction.ApproveReturn(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("the path", returnId, 100), Field.instant("$.at", body == null ? null : body.at(), clock.instant())), request);
    }

    /// It was not granted, or the buyer keeps it.
    @PostMapping("/{returnId}/drop")
    ResponseEntity<Object> drop(@PathVariable String channel, @PathVariable String orderId, @PathVariable String returnId,
            @RequestBody(required = false) DropBody body, HttpServletRequest request) {
        var told = body == null ? new DropBody(null, null) : body;
        return ledger.change(new OrderAction.DropReturn(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("the path", returnId, 100), Field.optional("$.reason", told.reason(), 200),
                Field.instant("$.at", told.at(), clock.instant())), request);
    }

    /// Into quarantine: nothing of it is for sale until it was looked at.
    @PostMapping("/{returnId}/receipt")
    ResponseEntity<Object> receive(@PathVariable String channel, @PathVariable String orderId, @PathVariable String returnId,
            @RequestBody(required = false) ReceiptBody body, HttpServletRequest request) {
        var told = body == null ? new ReceiptBody(null, null) : body;
        return ledger.change(new OrderAction.ReceiveReturn(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("the path", returnId, 100), lines(told.lines()), Field.instant("$.at", told.at(), clock.instant())), request);
    }

    @PostMapping(path = "/{returnId}/inspection", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> inspect(@PathVariable String channel, @PathVariable String orderId, @PathVariable String returnId,
            @RequestBody InspectionBody body, HttpServletRequest request) {
        return ledger.change(new OrderAction.InspectReturn(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("the path", returnId, 100), Field.text("$.lineId", body.lineId(), 100),
                body.sku() == null ? null : Field.sku("$.sku", body.sku()), Field.whole("$.quantity", body.quantity(), 1, MOST_UNITS),
                Field.choice("$.verdict", body.verdict(), Verdict.class, null),
                body.details() == null ? null : body.details().details("$.details"), Field.optional("$.note", body.note(), 500),
                Field.instant("$.at", body.at(), clock.instant())), request);
    }

    private static List<ReturnLine> lines(List<Line> told) {
        if (told == null) {
            return List.of();
        }
        if (told.size() > MOST_LINES) {
            throw Problem.invalid("$.lines", "too many lines; name at most " + MOST_LINES + ", or none for all");
        }
        return IntStream.range(0, told.size()).mapToObj(i -> {
            var where = "$.lines[" + i + "]";
            var line = Field.required(where, told.get(i));
            return new ReturnLine(Field.text(where + ".lineId", line.lineId(), 100),
                    Field.whole(where + ".quantity", line.quantity(), 1, MOST_UNITS));
        }).toList();
    }
}
