package io.soldonce.app.console;

import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.order.OrderFact.MoneyKind;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.OrderLookup;
import io.soldonce.projections.query.WholeOrder;
import io.soldonce.values.ChannelId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Orders: which there are, and all that became of one.
@Controller
class OrderPages {
    static final List<String> STATUSES = List.of("announced", "pending", "paid", "picked", "packed", "shipped", "delivered",
            "return-requested", "return-approved", "return-received", "returned", "partly-refunded", "refunded", "cancelled");
    private static final int ORDERS = 50;

    private final OrderLookup orders;
    private final ChannelLookup channels;
    private final Supplier<UUID> ids;

    OrderPages(OrderLookup orders, ChannelLookup channels, Supplier<UUID> ids) {
        this.orders = orders;
        this.channels = channels;
        this.ids = ids;
    }

    @GetMapping("/orders")
    String orders(@RequestParam(required = false) String channel, @RequestParam(required = false) String status,
            @RequestParam(required = false) Long before, Model model) {
        var on = ItemsPage.channelOf(channel);
        var stands = status != null && STATUSES.contains(status) ? status : null;
        var page = orders.page(on, stands, before, ORDERS);
        model.addAttribute("orders", page.rows());
        model.addAttribute("older", page.next(order -> Long.toString(order.index())));
        model.addAttribute("channels", channels.all());
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("channel", on);
        model.addAttribute("status", stands);
        return "orders";
    }

    @GetMapping("/orders/{channel}/{orderId}")
    String order(@PathVariable String channel, @PathVariable String orderId, Model model) {
        var order = known(channel, orderId);
        model.addAttribute("order", order);
        model.addAttribute("form", ids.get().toString());
        model.addAttribute("verdicts", Arrays.stream(Verdict.values()).map(Codes::shown).toList());
        model.addAttribute("kinds", Arrays.stream(MoneyKind.values()).map(Codes::shown).toList());
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", OrderForm.EMPTY);
        }
        if (!model.containsAttribute("refused")) {
            model.addAttribute("refused", "");
        }
        return "order";
    }

    private WholeOrder known(String channel, String orderId) {
        var on = ItemsPage.channelOf(channel);
        return (on == null ? Optional.<WholeOrder>empty() : orders.whole(new ChannelId(on), orderId))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
                        "nobody told of an order " + orderId + " on " + channel
                                + "; what was recorded this very moment appears a moment later"));
    }
}
