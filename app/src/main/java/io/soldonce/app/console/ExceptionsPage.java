package io.soldonce.app.console;

import io.soldonce.projections.query.ExceptionQueue;
import io.soldonce.projections.query.ExceptionQueue.State;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What needs a person.
@Controller
class ExceptionsPage {
    private static final int ROWS = 50;

    private final ExceptionQueue exceptions;

    ExceptionsPage(ExceptionQueue exceptions) {
        this.exceptions = exceptions;
    }

    @GetMapping("/exceptions")
    String exceptions(@RequestParam(required = false) Long before, Model model) {
        var page = exceptions.page(State.OPEN, before, ROWS);
        model.addAttribute("shown", Shown.HERE);
        model.addAttribute("open", exceptions.countOpen());
        model.addAttribute("exceptions", page.rows());
        model.addAttribute("older", page.next(exception -> Long.toString(exception.id())));
        return "exceptions";
    }
}
