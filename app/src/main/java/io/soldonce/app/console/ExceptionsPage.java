package io.soldonce.app.console;

import io.soldonce.app.security.Callers;
import io.soldonce.projections.inline.Exceptions;
import io.soldonce.projections.query.ExceptionQueue.State;
import io.soldonce.projections.query.ExceptionQueue;
import io.soldonce.projections.query.ExceptionView;
import io.soldonce.values.Text;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What needs a person.
@Controller
class ExceptionsPage {
    private static final int ROWS = 50;
    private static final String MAILS = """
        select distinct on (e.id) e.id, k.input::text as input from exception e
          join kept_mail k on k.channel = e.channel and k.reading = 'DOUBT' and k.words = e.message
         where e.id = any(?) order by e.id, k.position""";

    private final ExceptionQueue exceptions;
    private final DSLContext db;
    private final Callers callers;
    private final Clock clock;

    ExceptionsPage(ExceptionQueue exceptions, DSLContext db, Callers callers, Clock clock) {
        this.exceptions = exceptions;
        this.db = db;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping("/exceptions")
    String exceptions(@RequestParam(required = false) Long before, Model model) {
        var page = exceptions.page(State.OPEN, before, ROWS);
        model.addAttribute("exceptions", page.rows());
        model.addAttribute("mails", mails(page.rows()));
        model.addAttribute("older", page.next(exception -> Long.toString(exception.id())));
        return "exceptions";
    }

    /// The mails that some of them are about, by id of the exception.
    private Map<Long, String> mails(List<ExceptionView> shown) {
        var ids = shown.stream().map(ExceptionView::id).toArray(Long[]::new);
        return db.fetch(MAILS, (Object) ids).intoMap(row -> row.get("id", Long.class), row -> row.get("input", String.class));
    }

    @PostMapping("/exceptions/{id}")
    String resolve(@PathVariable long id, @RequestParam(defaultValue = "") String resolution, RedirectAttributes next) {
        try {
            var done = Text.required("what was done", resolution, 1000);
            var resolved = Exceptions.resolve(db, id, callers.actor(), done, clock.instant());
            next.addFlashAttribute(resolved ? "done" : "warning",
                    resolved ? "Number " + id + " is resolved." : "Number " + id + " was resolved before, by somebody else.");
        } catch (IllegalArgumentException typed) {
            next.addFlashAttribute("warning", "Not resolved: " + typed.getMessage());
        }
        return "redirect:/exceptions";
    }
}
