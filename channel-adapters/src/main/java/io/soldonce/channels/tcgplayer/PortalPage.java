package io.soldonce.channels.tcgplayer;

import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page of the seller portal as the browser read it. Pure.
record PortalPage(String path, Document document) {

    static PortalPage of(String url, String html) {
        return new PortalPage(java.net.URI.create(url).getPath(), Jsoup.parse(html, url));
    }

    /// True for a page that only somebody who is signed in gets.
    boolean isPortal() {
        var mark = document.selectFirst("meta[name=portal]");
        return mark != null && mark.attr("content").equals("seller-admin");
    }

    boolean isLogin() {
        return path.equals("/login");
    }

    boolean isChallenge() {
        return path.equals("/challenge");
    }

    /// Whose portal it is; null when the page does not say.
    String seller() {
        return text("#seller-name");
    }

    /// Null when there is none.
    String text(String selector) {
        var found = document.selectFirst(selector);
        return found == null ? null : found.text().strip();
    }

    boolean has(String selector) {
        return document.selectFirst(selector) != null;
    }

    /// @throws IllegalArgumentException when it is not on the page
    String required(String selector) {
        var text = text(selector);
        if (text == null) {
            throw new IllegalArgumentException(path + " has no " + selector);
        }
        return text;
    }

    /// @throws IllegalArgumentException when it is no number
    int number(String selector) {
        return number(required(selector), path + " " + selector);
    }

    static int number(String text, String where) {
        var digits = Objects.requireNonNullElse(text, "").replace(",", "").replace("+", "").strip();
        if (!digits.matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException(where + " is no number: " + text);
        }
        return Integer.parseInt(digits);
    }

    List<String> messages(String kind) {
        return document.select("ul#messages li" + kind).eachText();
    }

    List<Element> rows(String selector) {
        return document.select(selector);
    }

    static String cell(Element row, String name) {
        var cell = row.selectFirst("td." + name);
        if (cell == null) {
            throw new IllegalArgumentException("a row has no cell " + name + ": " + row.text());
        }
        return cell.text().strip();
    }
}
