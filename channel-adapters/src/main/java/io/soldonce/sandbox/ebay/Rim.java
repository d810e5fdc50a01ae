package io.soldonce.sandbox.ebay;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/// From a socket to a handler and back.
final class Rim implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Rim.class);

    private final DSLContext db;
    private final Clock clock;
    private final List<Route> routes;

    Rim(DSLContext db, Clock clock, List<Route> routes) {
        this.db = db;
        this.clock = clock;
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer;
        try {
            answer = answer(exchange, raw);
        } catch (EbayRefusal e) {
            answer = e.answer();
        } catch (AdminRefusal e) {
            answer = e.answer();
        } catch (Silence e) {
            if (e.isHangUp()) {
                exchange.close();
            }
            return; // the connection stays open and nothing is ever sent
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            answer = EbayError.inventory(500, 25001, "A system error has occurred. " + e).refusal().answer();
        }
        send(exchange, answer);
    }

    private Answer answer(HttpExchange exchange, String raw) {
        var uri = exchange.getRequestURI();
        var path = Stream.of(uri.getRawPath().split("/")).skip(1).map(Rim::decoded).toList();
        for (var route : routes) {
            if (route.method().equals(exchange.getRequestMethod())) {
                var variables = route.match(path);
                if (variables.isPresent()) {
                    var now = clock.instant();
                    var url = "http://" + exchange.getRequestHeaders().getFirst("Host") + uri.getRawPath();
                    var call = new Call(db, now, null, url, variables.get(), query(uri.getRawQuery()), exchange.getRequestHeaders(), raw);
                    return route.access() == Access.ADMIN ? route.handler().answer(call) : Faults.around(route, call);
                }
            }
        }
        return EbayError.noSuchResource().refusal().answer();
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        if (raw != null && !raw.isEmpty()) {
            for (var pair : raw.split("&")) {
                var name = pair.split("=", 2);
                query.put(form(name[0]), name.length == 2 ? form(name[1]) : "");
            }
        }
        return query;
    }

    static String form(String raw) {
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private static String decoded(String segment) {
        return form(segment.replace("+", "%2B")); // in a path a plus is a plus
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.body() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            var bytes = Json.bytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
