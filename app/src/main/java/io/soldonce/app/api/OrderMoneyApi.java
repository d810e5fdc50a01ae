package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderFact.MoneyKind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Money that goes back to a buyer, and money that came or went with an order beside the price. Each in its own currency.
@RestController
@RequestMapping(path = "/api/orders/{channel}/{orderId}", consumes = MediaType.APPLICATION_JSON_VALUE)
class OrderMoneyApi {
    private final Ledger ledger;
    private final Clock clock;

    OrderMoneyApi(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param refundId the same again is the same refund
    /// @param lineId   left out for the order as a whole
    record RefundBody(String refundId, String lineId, Price amount, String reason, String at) {}

    /// @param kind `shipping-charged`, `shipping-spent`, `marketplace-fee`, `payment-fee`, `tax`, `payout`
    record MoneyBody(String entryId, String lineId, String kind, Price amount, String at) {}

    @PostMapping("/refunds")
    ResponseEntity<Object> refund(@PathVariable String channel, @PathVariable String orderId, @RequestBody RefundBody body,
            HttpServletRequest request) {
        var amount = Field.money("$.amount", Field.required("$.amount", body.amount()));
        if (amount.amount().signum() == 0) {
            throw Problem.invalid("$.amount.amount", "a refund of nothing; write more than zero");
        }
        return ledger.create(new OrderAction.Refund(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("$.refundId", body.refundId(), 100), Field.optional("$.lineId", body.lineId(), 100), amount,
                Field.optional("$.reason", body.reason(), 200), Field.instant("$.at", body.at(), clock.instant())), request);
    }

    @PostMapping("/money")
    ResponseEntity<Object> enter(@PathVariable String channel, @PathVariable String orderId, @RequestBody MoneyBody body,
            HttpServletRequest request) {
        return ledger.create(new OrderAction.EnterMoney(Field.channel("the path", channel), Field.orderId("the path", orderId),
                Field.text("$.entryId", body.entryId(), 100), Field.optional("$.lineId", body.lineId(), 100),
                Field.choice("$.kind", body.kind(), MoneyKind.class, null),
                Field.money("$.amount", Field.required("$.amount", body.amount())), Field.instant("$.at", body.at(), clock.instant())),
                request);
    }
}
