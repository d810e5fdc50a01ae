package io.soldonce.app.api;

import io.soldonce.app.sandbox.SandboxCalls;
import io.soldonce.app.sandbox.SandboxCalls.Said;
import io.soldonce.values.ChannelId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a buyer, or a person at the marketplace, does on a sandbox marketplace. None of this touches the ledger: it hears of it as it
/// hears of everything there. In a real installation there is nothing here.
@RestController
@Import(SandboxCalls.class)
@RequestMapping("/sandbox/{channel}")
class SandboxApi {
    private final SandboxCalls sandbox;

    SandboxApi(SandboxCalls sandbox) {
        this.sandbox = sandbox;
    }

    /// @param paid false: the payment is still to come; true when left out
    record PurchaseBody(String sku, Integer quantity, Boolean paid) {}

    record CancellationBody(String reason) {}

    /// What a person changes by hand; what is left out stays.
    ///
    /// @param ended true ends the listing
    record EditBody(Integer quantity, String price, String title, Boolean ended) {}

    @PostMapping(path = "/purchases", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> buy(@PathVariable String channel, @RequestBody PurchaseBody body) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("sku", Field.sku("$.sku", body.sku()).value());
        wanted.put("quantity", Field.whole("$.quantity", body.quantity(), 1, 9999));
        if (body.paid() != null) {
            wanted.put("paid", body.paid());
        }
        return answer(sandbox.post(named(channel), "/purchases", wanted));
    }

    @GetMapping("/offers/{sku}")
    Map<String, Object> offer(@PathVariable String channel, @PathVariable String sku) {
        var said = sandbox.get(named(channel), "/offers/" + SandboxCalls.part(Field.sku("the path", sku).value()));
        return Map.of("buyable", said.body().path("buyable").asInt());
    }

    @GetMapping("/knobs")
    ResponseEntity<Object> knobs(@PathVariable String channel) {
        return answer(sandbox.get(named(channel), "/knobs"));
    }

    /// The marketplace's faults, in its own words; `{"reset":true}` clears all.
    @PostMapping(path = "/knobs", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> turn(@PathVariable String channel, @RequestBody Map<String, Object> body) {
        return answer(sandbox.post(named(channel), "/knobs", body));
    }

    @PostMapping(path = "/orders/{orderId}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> cancel(@PathVariable String channel, @PathVariable String orderId, @RequestBody CancellationBody body) {
        var reason = Field.optional("$.reason", body.reason(), 200);
        return answer(sandbox.post(named(channel), "/orders/" + SandboxCalls.part(Field.orderId("the path", orderId)) + "/cancellation",
                reason == null ? Map.of() : Map.of("reason", reason)));
    }

    @PostMapping("/orders/{orderId}/payment")
    ResponseEntity<Object> pay(@PathVariable String channel, @PathVariable String orderId) {
        return answer(sandbox.post(named(channel), "/orders/" + SandboxCalls.part(Field.orderId("the path", orderId)) + "/payment",
                Map.of()));
    }

    @PostMapping(path = "/listings/{sku}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> edit(@PathVariable String channel, @PathVariable String sku, @RequestBody EditBody body) {
        var edit = new LinkedHashMap<String, Object>();
        if (body.quantity() != null) {
            edit.put("quantity", Field.whole("$.quantity", body.quantity(), 0, 1_000_000));
        }
        if (body.price() != null) {
            edit.put("price", Field.money("$", new Price(body.price(), "USD")).amount().toPlainString());
        }
        if (body.title() != null) {
            edit.put("title", Field.text("$.title", body.title(), 200));
        }
        if (Boolean.TRUE.equals(body.ended())) {
            edit.put("ended", true);
        }
        return answer(sandbox.post(named(channel), "/listings/" + SandboxCalls.part(Field.sku("the path", sku).value()), edit));
    }

    private static ChannelId named(String channel) {
        return Field.channel("the path", channel);
    }

    private static ResponseEntity<Object> answer(Said said) {
        return said.status() == HttpStatus.NO_CONTENT
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(said.status()).body(said.body());
    }
}
