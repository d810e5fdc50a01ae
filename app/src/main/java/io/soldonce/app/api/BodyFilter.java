package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.app.security.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the body of a request to the API before anything else looks at it, so that one too large is refused whole, and its digest is known.
@Component
class BodyFilter extends OncePerRequestFilter {
    static final int MOST_JSON = 1_000_000;
    static final int MOST_CSV = 32_000_000;
    /// A sender that is cut off in the middle does not hear why.
    private static final int READ_ON = 64_000_000;

    private final Problems problems;

    BodyFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") && !request.getRequestURI().startsWith("/sandbox/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = request.getRequestURI().endsWith(".csv") ? MOST_CSV : MOST_JSON;
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(most + 1);
            if (body.length > most) {
                readOn(request.getInputStream());
            }
        } catch (IOException broken) {
            problems.write(request, response, new Problem(HttpStatus.BAD_REQUEST, "BODY_BROKEN", "the body ended before its announced end",
                    "the body", "send it again"));
            return;
        }
        if (body.length > most) {
            problems.write(request, response, new Problem(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE",
                    "the body has more than " + most + " bytes", "the body", "send it in parts"));
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    private static void readOn(InputStream in) throws IOException {
        var buffer = new byte[64 * 1024];
        for (var left = READ_ON; left > 0;) {
            var read = in.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
