package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what failed outside of any controller.
@RestController
class LastResort implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? HttpStatus.resolve(code) : null;
        var known = status == null ? HttpStatus.NOT_FOUND : status;
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        var problem = new Problem(known, known.is4xxClientError() ? "BAD_REQUEST" : "UNEXPECTED", known.getReasonPhrase(), null,
                known.is4xxClientError()
                        ? "GET /api/openapi lists what there is"
                        : "look whether it was recorded; the log of the application says more");
        return ResponseEntity.status(known).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.body(path));
    }
}
