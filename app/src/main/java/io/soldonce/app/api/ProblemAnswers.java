package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.values.Text;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/// Every failure becomes a problem with code, place and cure.
@RestControllerAdvice
class ProblemAnswers {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem, HttpServletRequest request) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach(answer::header);
        return answer.body(problem.body(request.getRequestURI()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> body(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return problem(unreadable.getCause() instanceof JacksonException json ? JsonTrouble.of(json) : JsonTrouble.missing(), request);
    }

    @ExceptionHandler
    Object path(NoResourceFoundException unknown, HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/api") && !request.getRequestURI().startsWith("/sandbox")) {
            var page = new ModelAndView("trouble", Map.of("what", "There is nothing at this address."));
            page.setStatus(HttpStatus.NOT_FOUND);
            return page;
        }
        return nothingHere(request);
    }

    private ResponseEntity<Map<String, Object>> nothingHere(HttpServletRequest request) {
        return problem(new Problem(HttpStatus.NOT_FOUND, "PATH_UNKNOWN", "there is nothing at this path", "the path",
                "GET /api/openapi lists what there is"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        if ("/**".equals(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))) {
            return nothingHere(request);
        }
        var allowed = Objects.requireNonNullElse(wrong.getSupportedHttpMethods(), Set.of()).stream().map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return problem(new Problem(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", wrong.getMethod() + " is not possible here",
                "the method", "use " + allowed).with(HttpHeaders.ALLOW, allowed), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> contentType(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        var possible = wrong.getSupportedMediaTypes().stream().map(MediaType::toString).filter(type -> !type.contains("*")).distinct()
                .collect(Collectors.joining(" or "));
        return problem(new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "CONTENT_TYPE", "the content type "
                + Text.shown(request.getContentType()) + " is not taken here", "header Content-Type",
                "send Content-Type: " + (possible.isEmpty() ? "application/json" : possible)), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> accept(HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
        return problem(
                new Problem(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", "this is not to be had in the form asked for", "header Accept",
                        "ask for " + wrong.getSupportedMediaTypes()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> parameter(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        return problem(Problem.invalid("parameter " + wrong.getName(), "not a possible value: "
                + Text.shown(String.valueOf(wrong.getValue())) + "; write a whole number"), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> parameter(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return problem(Problem.invalid("parameter " + missing.getParameterName(), missing.getParameterName() + " is missing; add it"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> rejected(RequestRejectedException rejected, HttpServletRequest request) {
        return problem(Problem.invalid("a parameter", "a parameter holds the character U+0000, which can not be stored; remove it"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> database(DataAccessException away, HttpServletRequest request) {
        LOGGER.warn("The database did not answer {} {}", request.getMethod(), request.getRequestURI(), away);
        return problem(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_AWAY", "the database did not answer", null,
                "try again in some seconds; what was recorded is safe").with(HttpHeaders.RETRY_AFTER, "5"), request);
    }

    /// The reader has gone; there is nobody to tell.
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unexpected(Exception unexpected, HttpServletRequest request) throws Exception {
        if (unexpected instanceof AccessDeniedException) {
            throw unexpected;
        }
        LOGGER.error("{} {} met what it does not expect", request.getMethod(), request.getRequestURI(), unexpected);
        return problem(
                new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "UNEXPECTED", "this should not happen; the log of the application says more",
                        null, "repeat under the same Idempotency-Key, or look whether it was recorded"),
                request);
    }
}
