package io.soldonce.sandbox.tcgplayer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Pages;

/// The portal's pages. Ids and names that a redesign changes are in the model's map `n`.
final class Screen {
    private static final List<String> NAMES = List.of("live-count", "export-live", "export-staged", "import", "file", "messages",
            "staged-uploads", "upload-state", "file-name", "staged-products", "save", "move", "remove", "upload-id");

    private final Pages pages = new Pages("sandbox/tcgplayer");

    Answer page(Visit visit, int status, String template, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        all.put("seller", visit.seller());
        all.put("n", names(visit));
        return pages.page(status, template, all);
    }

    /// Without anybody signed in.
    Answer page(int status, String template, Map<String, ?> model) {
        return pages.page(status, template, model);
    }

    /// A page that says only what is wrong.
    Answer problem(Visit visit, int status, String words) {
        return page(visit, status, "problem", Map.of("words", words));
    }

    Answer problem(int status, String words) {
        return page(status, "problem", Map.of("words", words));
    }

    /// For the query of an address.
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> names(Visit visit) {
        boolean isChanged = visit.knobs().isOn(TcgKnob.PAGE_CHANGED);
        return NAMES.stream()
                .collect(Collectors.toMap(name -> name, name -> isChanged ? "sp3-" + Integer.toHexString(name.hashCode()) : name));
    }
}
