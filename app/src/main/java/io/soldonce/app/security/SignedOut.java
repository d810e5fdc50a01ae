package io.soldonce.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/// What a caller is told who may not go on: programs a problem, people the sign-in page.
@Component
class SignedOut implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    static final String SIGN_IN = "/sign-in";

    private final Problems problems;

    SignedOut(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (isForPrograms(request)) {
            problems.write(request, response, new Problem(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", "this needs a sign-in",
                    "header Authorization", "send Authorization: Bearer <admin token>; `./soldonce start` prints where the token is")
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Sold Once\""));
        } else {
            response.sendRedirect(SIGN_IN);
        }
    }

    /// A form without its token comes here before anybody looked who sent it.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) throws IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            commence(request, response, null);
            return;
        }
        problems.write(request, response, new Problem(HttpStatus.FORBIDDEN, "FORM_OUT_OF_DATE",
                "the form does not carry the token of this session", null,
                "load the page again and repeat; a program uses the bearer token"));
    }

    /// The path or a parameter holds what no path of ours holds.
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why) throws IOException {
        problems.write(request, response, rejected());
    }

    static Problem rejected() {
        return new Problem(HttpStatus.BAD_REQUEST, "BAD_PATH", "the path or a parameter holds characters that are not taken", "the path",
                "leave out U+0000, control characters, ; \\ // and encoded slashes");
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api") || request.getRequestURI().startsWith("/sandbox")
                || request.getRequestURI().startsWith("/actuator")
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }
}
