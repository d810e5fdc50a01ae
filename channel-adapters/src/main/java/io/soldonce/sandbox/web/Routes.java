package io.soldonce.sandbox.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who answers which method and path. A segment in braces is a variable: `/sandbox/accounts/{account}`. The first that fits, answers.
public final class Routes {
    record Route(String method, List<String> segments, Handler handler) {}

    record Match(Handler handler, Map<String, String> variables) {}

    private final List<Route> routes = new ArrayList<>();

    public Routes get(String path, Handler handler) {
        return on("GET", path, handler);
    }

    public Routes post(String path, Handler handler) {
        return on("POST", path, handler);
    }

    public Routes put(String path, Handler handler) {
        return on("PUT", path, handler);
    }

    /// @param path begins with a slash
    public Routes on(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.substring(1).split("/", -1)), handler));
        return this;
    }

    Optional<Match> find(String method, List<String> path) {
        for (var route : routes) {
            if (route.method().equals(method)) {
                var variables = variables(route.segments(), path);
                if (variables.isPresent()) {
                    return Optional.of(new Match(route.handler(), variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> variables(List<String> segments, List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            var segment = segments.get(i);
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
