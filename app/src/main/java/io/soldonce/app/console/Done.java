package io.soldonce.app.console;

import io.soldonce.app.api.Ledger;
import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Request;
import io.soldonce.values.Text;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Carries out what a form asks for, and leaves for the next page what to say of it: done, or why not and what was typed.
@Component
class Done {
    private final Ledger ledger;
    private final Callers callers;

    Done(Ledger ledger, Callers callers) {
        this.ledger = ledger;
        this.callers = callers;
    }

    /// One form.
    ///
    /// @param name  of the form on the page, which is opened again when it was refused
    /// @param form  made with the page: the same form sent twice is done once; null for what may be said twice
    /// @param typed what the page shows again when it was refused
    record Sent(String name, String form, Object typed) {}

    /// @param read the action, or an IllegalArgumentException that says what to type instead
    /// @return null when it was not done
    Outcome.Done tell(Sent sent, Supplier<Object> read, String words, RedirectAttributes next) {
        try {
            var done = Ledger.done(ledger.submit(read.get(), callers.now(), once(sent)), "/");
            next.addFlashAttribute("done", done.repeated()
                    ? "This form was sent before; nothing was done twice."
                    : done.events() > 0 ? words + "." : "Nothing to do: it was so before.");
            return done;
        } catch (IllegalArgumentException typed) {
            refuse(sent, typed.getMessage(), next);
        } catch (Problem problem) {
            refuse(sent, problem.code().equals("IDEMPOTENCY_KEY_USED")
                    ? "this form was sent before with something else in it; look at the page, and repeat what is missing"
                    : problem.getMessage() + "; " + problem.body("/").get("cure"), next);
        }
        return null;
    }

    private static void refuse(Sent sent, String why, RedirectAttributes next) {
        next.addFlashAttribute("warning", "Not done: " + why + (why.endsWith(".") ? "" : "."));
        next.addFlashAttribute("refused", sent.name());
        next.addFlashAttribute("typed", sent.typed());
    }

    private static Request.Idempotency once(Sent sent) {
        if (sent.form() == null || sent.form().isBlank()) {
            return null;
        }
        if (!sent.form().matches("[0-9a-f-]{36}")) {
            throw new IllegalArgumentException("the form " + Text.shown(sent.form()) + " is not as it was made; load the page again");
        }
        return new Request.Idempotency("console " + sent.name() + " " + sent.form(), String.valueOf(sent.typed()));
    }
}
