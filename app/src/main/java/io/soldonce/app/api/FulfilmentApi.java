package io.soldonce.app.api;

import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderAction.Step;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// From the shelf to the buyer: each step moves the units of the order. Level, not steps: shipped is shipped, whether it was picked or not.
@RestController
@RequestMapping("/api/orders/{channel}/{orderId}")
class FulfilmentApi {
    private final Ledger ledger;
    private final Clock clock;

    FulfilmentApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param lineIds none for the whole order
    /// @param told    true when a marketplace says so: then it is recorded whatever else is known
    record StepBody(List<String> lineIds, Boolean told, String at) {
        static final StepBody ALL = new StepBody(null, null, null);
    }

    record ShipmentBody(List<String> lineIds, String carrier, String tracking, Boolean told, String at) {
        static final ShipmentBody ALL = new ShipmentBody(null, null, null, null, null);
    }

    @PostMapping("/{step:picked|packed|delivered}")
    ResponseEntity<Object> forward(@PathVariable String channel, @PathVariable String orderId, @PathVariable String step,
            @RequestBody(required = false) StepBody body, HttpServletRequest request) {
        var told = body == null ? StepBody.ALL : body;
        return ledger.change(new OrderAction.Forward(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Step.valueOf(step.toUpperCase(Locale.ROOT)), OrdersApi.lineIds(told.lineIds()), null, null,
                Boolean.TRUE.equals(told.told()), Field.instant("$.at", told.at(), clock.instant())), request);
    }

    @PostMapping("/shipped")
    ResponseEntity<Object> ship(@PathVariable String channel, @PathVariable String orderId,
            @RequestBody(required = false) ShipmentBody body, HttpServletRequest request) {
        var told = body == null ? ShipmentBody.ALL : body;
        return ledger.change(new OrderAction.Forward(Field.channel("the path", channel), Field.orderId("the path", orderId), Step.SHIPPED,
                OrdersApi.lineIds(told.lineIds()), Field.optional("$.carrier", told.carrier(), 60),
                Field.optional("$.tracking", told.tracking(), 100), Boolean.TRUE.equals(told.told()),
                Field.instant("$.at", told.at(), clock.instant())), request);
    }
}
