package io.soldonce.app.console;

import io.soldonce.app.api.InHand;
import io.soldonce.item.ItemAction;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The forms of an item's page.
@Controller
class ItemForms {
    private final Done done;
    private final InHand inHand;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ItemForms(Done done, InHand inHand, Supplier<UUID> ids, Clock clock) {
        this.done = done;
        this.inHand = inHand;
        this.ids = ids;
        this.clock = clock;
    }

    /// What was counted, beside what the ledger has in hand there.
    ///
    /// @param by what an adjustment would have to be
    record Counted(int counted, int expected, int by, String location) {}

    @PostMapping("/items/{sku}/units/{what}")
    String units(@PathVariable String sku, @PathVariable String what, @ModelAttribute UnitsForm form, RedirectAttributes next) {
        var named = known(sku);
        var words = UnitsForm.WORDS.get(what);
        if (words == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is nothing here");
        }
        done.tell(new Done.Sent(what, form.form(), form), () -> form.read(what, named, clock.instant()), words, next);
        return back(next, named);
    }

    /// Says the difference; nothing is changed by it.
    @PostMapping("/items/{sku}/counts")
    String count(@PathVariable String sku, @ModelAttribute UnitsForm form, @RequestParam(required = false) String at,
            RedirectAttributes next) {
        var named = known(sku);
        var outcome = done.tell(new Done.Sent("count", form.form(), form), () -> {
            var now = clock.instant();
            var typed = Typed.instant(at);
            var when = typed == null ? now : typed;
            if (when.isAfter(now)) {
                throw new IllegalArgumentException("that time is still to come; type when it was counted, in UTC");
            }
            var location = Text.optional("location", form.location(), 60);
            return new ItemAction.Count(named, "page-" + ids.get(), location, Typed.whole("number", form.quantity()),
                    inHand.at(named, location, when), when);
        }, "Counted", next);
        if (outcome != null && outcome.answer().get("counted") instanceof Number number
                && outcome.answer().get("expected") instanceof Number expected) {
            tell(new Counted(number.intValue(), expected.intValue(), number.intValue() - expected.intValue(),
                    Text.optional("location", form.location(), 60)), next);
        }
        return back(next, named);
    }

    private static void tell(Counted counted, RedirectAttributes next) {
        next.addFlashAttribute("done", counted.by() == 0
                ? "Counted " + counted.counted() + ", as the ledger says."
                : "Counted " + counted.counted() + "; the ledger has " + counted.expected() + " in hand there. Nothing is changed yet.");
        if (counted.by() != 0) {
            next.addFlashAttribute("counted", counted);
        }
    }

    private static Sku known(String sku) {
        var named = ItemsPage.skuOf(sku);
        if (named == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no item " + sku);
        }
        return named;
    }

    private static String back(RedirectAttributes next, Sku sku) {
        next.addAttribute("sku", sku.value());
        return "redirect:/items/{sku}";
    }
}
