package io.soldonce.app.console;

import io.soldonce.app.api.Switch;
import io.soldonce.projections.query.ExceptionQueue;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What every page shows around itself.
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {
    private final ExceptionQueue exceptions;
    private final Switch board;

    Frame(ExceptionQueue exceptions, Switch board) {
        this.exceptions = exceptions;
        this.board = board;
    }

    @ModelAttribute("shown")
    Shown shown() {
        return Shown.HERE;
    }

    @ModelAttribute("open")
    int open() {
        return exceptions.countOpen();
    }

    @ModelAttribute("writing")
    Switch.State writing() {
        return board.now();
    }
}
