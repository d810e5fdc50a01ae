package io.soldonce.app.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// A page that can not be shown says so as a page.
@ControllerAdvice(basePackageClasses = Trouble.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Trouble {
    private static final Logger LOGGER = LoggerFactory.getLogger(Trouble.class);

    @ExceptionHandler
    ModelAndView notThere(ResponseStatusException trouble) {
        return page(HttpStatus.valueOf(trouble.getStatusCode().value()),
                trouble.getReason() == null ? "there is nothing here" : trouble.getReason());
    }

    @ExceptionHandler
    ModelAndView notThere(MethodArgumentTypeMismatchException trouble) {
        return page(HttpStatus.BAD_REQUEST, "this address is not complete");
    }

    @ExceptionHandler
    ModelAndView unexpected(Exception trouble) {
        LOGGER.error("A page met what it does not expect", trouble);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, "this should not happen; the log of the application says more");
    }

    private static ModelAndView page(HttpStatus status, String what) {
        var page = new ModelAndView("trouble");
        page.setStatus(status);
        page.addObject("what", what);
        return page;
    }
}
