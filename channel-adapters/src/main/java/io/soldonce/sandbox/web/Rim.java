package io.soldonce.sandbox.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a servlet's request to a handler and back.
final class Rim extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Rim.class);

    private final transient Routes routes;

    Rim(Routes routes) {
        this.routes = routes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer;
        try {
            answer = answer(request);
        } catch (Refusal e) {
            answer = error(e.status(), e.getMessage());
        } catch (HangUp e) {
            request.setAttribute(HangUpValve.MARK, true);
            return;
        } catch (RuntimeException | ServletException e) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            answer = error(500, "The sandbox failed: " + e);
        }
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private Answer answer(HttpServletRequest request) throws IOException, ServletException {
        var path = Stream.of(request.getRequestURI().split("/", -1)).skip(1).map(Rim::segment).toList();
        var match = routes.find(request.getMethod(), path);
        if (match.isEmpty()) {
            return error(404, "There is nothing at " + request.getMethod() + " " + request.getRequestURI() + ".");
        }
        return match.get().handler().answer(call(request, match.get().variables()));
    }

    private static Call call(HttpServletRequest request, Map<String, String> variables) throws IOException, ServletException {
        var type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        var files = new HashMap<String, Call.Upload>();
        Map<String, String> form = new LinkedHashMap<>();
        var body = "";
        if (type.startsWith("multipart/form-data")) {
            for (var part : request.getParts()) {
                var content = part.getInputStream().readAllBytes();
                if (part.getSubmittedFileName() == null) {
                    form.put(part.getName(), new String(content, StandardCharsets.UTF_8));
                } else {
                    files.put(part.getName(), new Call.Upload(part.getSubmittedFileName().replaceAll(".*[/\\\\]", ""), content));
                }
            }
        } else {
            body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (type.startsWith("application/x-www-form-urlencoded")) {
                form = pairs(body);
            }
        }
        return new Call(request.getMethod(), request.getRequestURI(), variables, pairs(request.getQueryString()), form, files,
                cookies(request), headers(request), body);
    }

    private static Map<String, String> cookies(HttpServletRequest request) {
        var cookies = new HashMap<String, String>();
        for (var cookie : request.getCookies() == null ? List.<jakarta.servlet.http.Cookie>of() : List.of(request.getCookies())) {
            cookies.put(cookie.getName(), cookie.getValue());
        }
        return cookies;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        request.getHeaderNames().asIterator().forEachRemaining(
                name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return headers;
    }

    private static Map<String, String> pairs(String raw) {
        var pairs = new LinkedHashMap<String, String>();
        if (raw != null && !raw.isEmpty()) {
            for (var pair : raw.split("&")) {
                var name = pair.split("=", 2);
                pairs.put(decoded(name[0]), name.length == 2 ? decoded(name[1]) : "");
            }
        }
        return pairs;
    }

    private static String segment(String raw) {
        return decoded(raw.replace("+", "%2B")); // in a path a plus is a plus
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "\"" + raw + "\" is not encoded as an address or a form must be.");
        }
    }

    private static Answer error(int status, String why) {
        return Answer.json(status, Json.object().put("error", why));
    }
}
