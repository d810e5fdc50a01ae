package io.soldonce.channels.tcgplayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// How a page is built: its forms with where they go and what they ask, its tables with their columns. A page that is built otherwise than
/// it was when this program was written may mean something else by the same words, and nothing is written there. Pure.
///
/// @param forms  by id: method, path and the names of the fields
/// @param tables by id: the columns, by their headings; [#EMPTY] where nothing is in a table
record Fingerprint(Map<String, String> forms, Map<String, String> tables) {
    static final String EMPTY = "empty";

    Fingerprint {
        forms = Map.copyOf(forms);
        tables = Map.copyOf(tables);
    }

    static Fingerprint of(Document page) {
        var forms = new TreeMap<String, String>();
        page.select("form[id]").forEach(form -> forms.put(form.id(), form(form)));
        var tables = new TreeMap<String, String>();
        page.select("table[id]").forEach(table -> tables.put(table.id(), columns(table)));
        return new Fingerprint(forms, tables);
    }

    private static String columns(Element table) {
        return table.selectFirst("tbody tr") == null ? EMPTY : String.join(", ", table.select("thead th").eachText());
    }

    private static String form(Element form) {
        var fields = new TreeSet<>(form.select("input[name], select[name], textarea[name], button[name]").eachAttr("name"));
        var method = form.attr("method").isEmpty() ? "get" : form.attr("method").toLowerCase(java.util.Locale.ROOT);
        return method + " " + path(form.absUrl("action")) + " " + String.join(", ", fields);
    }

    /// Numbers in a path say which, not what.
    private static String path(String url) {
        var path = url.isEmpty() ? "" : java.net.URI.create(url).getPath();
        return path.replaceAll("/\\d+(?=/|$)", "/#");
    }

    /// What of the expected is not so on the page; empty when all is. What the page has besides does not matter.
    ///
    /// @param optional forms that need not be there; those that are must be as expected
    static List<String> differences(Fingerprint expected, List<String> optional, Fingerprint found) {
        var differences = new ArrayList<String>();
        compare("form", expected.forms(), optional, found.forms(), differences);
        compare("table", expected.tables(), List.of(), found.tables(), differences);
        return differences;
    }

    private static void compare(String what, Map<String, String> expected, List<String> optional, Map<String, String> found,
            List<String> differences) {
        new TreeMap<>(expected).forEach((id, shape) -> {
            var there = found.get(id);
            if (there == null && !optional.contains(id)) {
                differences.add("no " + what + " " + id);
            } else if (there != null && !there.equals(shape) && !there.equals(EMPTY)) {
                differences.add(what + " " + id + " is " + there + ", expected " + shape);
            }
        });
    }
}
