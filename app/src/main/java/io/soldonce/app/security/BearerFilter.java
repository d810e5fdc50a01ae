package io.soldonce.app.security;

import io.soldonce.app.boot.AdminToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Signs a program in by `Authorization: Bearer <admin token>`. Its events bear the actor `api`, or `api:till-2` when it says
/// `X-Actor: till-2`.
final class BearerFilter extends OncePerRequestFilter {
    static final String SCHEME = "Bearer ";
    private static final String ACTOR_HEADER = "X-Actor";
    private static final Pattern ACTOR = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    private final AdminToken token;
    private final Problems problems;

    BearerFilter(AdminToken token, Problems problems) {
        this.token = token;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && SameText.matches(header.substring(SCHEME.length()).strip(), token.value())) {
            var narrowed = request.getHeader(ACTOR_HEADER);
            if (narrowed != null && !ACTOR.matcher(narrowed).matches()) {
                problems.write(request, response,
                        new Problem(HttpStatus.BAD_REQUEST, "INVALID_VALUE", "not an actor: the header " + ACTOR_HEADER
                                + " names who acts", "header " + ACTOR_HEADER, "write 1 to 40 of a-z, 0-9, . _ -, or leave it out"));
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new BearerSignIn(narrowed == null ? "api" : "api:" + narrowed));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
