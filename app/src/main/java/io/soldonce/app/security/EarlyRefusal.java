package io.soldonce.app.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// What the server itself refuses before the application sees it (a path with U+0000 or an encoded slash, a broken header) is a problem too,
/// not a page of the server's. Named by class: the server makes it.
public final class EarlyRefusal extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = status.is4xxClientError()
                ? new Problem(status, "BAD_PATH", "the server could not make sense of this request", "the path or a header",
                        "leave out U+0000, control characters, ; \\ // and encoded slashes; shorten what is very long")
                : new Problem(status, "UNEXPECTED", "this should not happen; the log of the application says more", null,
                        "repeat under the same Idempotency-Key, or look whether it was recorded");
        write(response, problem.body("about:blank"));
    }

    private static void write(Response response, Map<String, Object> body) {
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(body));
            response.finishResponse();
        } catch (IOException | IllegalStateException callerIsGone) {
            // nobody is left to be told
        }
    }
}
