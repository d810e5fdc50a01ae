package io.soldonce.sandbox.ebay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A method and a path with `{variables}`, and who answers.
record Route(String method, List<String> segments, Access access, Handler handler) {
    /// Answers one kind of call.
    @FunctionalInterface
    interface Handler {
        /// @throws EbayRefusal when the call is refused
        Answer answer(Call call);
    }

    static Route of(String method, String path, Access access, Handler handler) {
        return new Route(method, List.of(path.substring(1).split("/")), access, handler);
    }

    /// The variables when `path` is of this route.
    Optional<Map<String, String>> match(List<String> path) {
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
