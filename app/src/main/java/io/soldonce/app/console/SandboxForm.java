package io.soldonce.app.console;

import io.soldonce.app.sandbox.SandboxCalls;
import io.soldonce.app.security.Problem;
import io.soldonce.values.ChannelId;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Buying on a sandbox marketplace, as a buyer would.
@Controller
class SandboxForm {
    private final SandboxCalls sandbox;

    SandboxForm(SandboxCalls sandbox) {
        this.sandbox = sandbox;
    }

    @PostMapping("/items/{sku}/purchases")
    String buy(@PathVariable String sku, @RequestParam String channel,
            @RequestParam(defaultValue = "item") String from, RedirectAttributes next) {
        var item = ItemsPage.skuOf(sku);
        try {
            var order = sandbox.post(new ChannelId(channel), "/purchases", Map.of("sku", String.valueOf(item), "quantity", 1)).body()
                    .path("orderId").asString("");
            next.addFlashAttribute("done",
                    "Bought 1 of " + item + " on " + channel + ", order " + order + ". The ledger has not been told: "
                            + "it hears of it from the marketplace.");
        } catch (Problem problem) {
            next.addFlashAttribute("warning", "Not bought: " + problem.getMessage());
        } catch (IllegalArgumentException notAChannel) {
            next.addFlashAttribute("warning", "Not bought: " + notAChannel.getMessage());
        }
        if (from.equals("board")) {
            return "redirect:/";
        }
        next.addAttribute("sku", item);
        return "redirect:/items/{sku}";
    }
}
