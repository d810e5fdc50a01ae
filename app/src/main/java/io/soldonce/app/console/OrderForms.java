package io.soldonce.app.console;

import io.soldonce.values.ChannelId;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The buttons of an order's page.
@Controller
class OrderForms {
    private final Done done;
    private final Clock clock;

    OrderForms(Done done, Clock clock) {
        this.done = done;
        this.clock = clock;
    }

    @PostMapping("/orders/{channel}/{orderId}/{what}")
    String tell(@PathVariable String channel, @PathVariable String orderId, @PathVariable String what, @ModelAttribute OrderForm form,
            RedirectAttributes next) {
        var on = ItemsPage.channelOf(channel);
        var words = OrderForm.WORDS.get(what);
        if (on == null || words == null || orderId.length() > 100) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is nothing here");
        }
        done.tell(new Done.Sent(what, form.form(), form), () -> form.read(what, new ChannelId(on), orderId, clock.instant()), words, next);
        next.addAttribute("channel", on);
        next.addAttribute("orderId", orderId);
        return "redirect:/orders/{channel}/{orderId}";
    }
}
