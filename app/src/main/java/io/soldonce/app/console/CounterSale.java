package io.soldonce.app.console;

import io.soldonce.app.api.Ledger;
import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Selling at the counter.
@Controller
class CounterSale {
    private final Ledger ledger;
    private final Callers callers;
    private final Clock clock;

    CounterSale(Ledger ledger, Callers callers, Clock clock) {
        this.ledger = ledger;
        this.callers = callers;
        this.clock = clock;
    }

    @PostMapping("/sales")
    String sell(@ModelAttribute SaleForm form, RedirectAttributes next) {
        try {
            var done = Ledger.done(ledger.submit(form.read(clock.instant()), callers.now(), null), "/sales");
            var told = told(String.valueOf(done.answer().get("status")), form, done.answer().get("lines"), done.answer().get("oversold"));
            next.addFlashAttribute(told.isGood() ? "done" : "warning", told.text());
        } catch (IllegalArgumentException typed) {
            next.addFlashAttribute("warning", "Not recorded: " + typed.getMessage());
            next.addFlashAttribute("typed", form);
        } catch (Problem problem) {
            next.addFlashAttribute("warning", problem.getMessage());
        }
        return "redirect:/";
    }

    private record Told(boolean isGood, String text) {}

    private static Told told(String status, SaleForm form, Object lines, Object oversold) {
        if (status.equals("unchanged")) {
            return new Told(true, "This sale was recorded before; nothing was counted twice.");
        }
        if (status.equals("contradicted")) {
            return new Told(false, "This form was used for another sale before. Load the page again and repeat.");
        }
        if (String.valueOf(lines).contains("matched=false")) {
            return new Told(false, "Recorded, but " + form.sku() + " is no item we know: it waits under exceptions.");
        }
        if (oversold instanceof List<?> some && !some.isEmpty()) {
            return new Told(false, "Recorded, but there was none left: " + form.sku() + " is oversold. It waits under exceptions.");
        }
        return new Told(true, "Sold: " + form.sku() + ". It is off sale everywhere else.");
    }
}
