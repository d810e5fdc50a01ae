package io.soldonce.channels.mail;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// What of an HTML text a person sees. What is hidden by style, colour, size or place is not seen and does not count.
final class Visible implements NodeFilter {
    private static final Set<String> NEVER_SHOWN = Set.of("head", "title", "script", "style", "template", "noscript", "object", "iframe",
            "svg", "math", "select", "textarea", "datalist");
    private static final Set<String> APART = Set.of("br", "td", "th", "tr", "li");
    private static final Pattern RULE = Pattern.compile("([^{}]{1,200})\\{([^{}]{0,2000})}");
    /// `@media` and its like, with the rules inside.
    private static final Pattern AT_RULE = Pattern.compile("@[^{};]{0,200}\\{(?:[^{}]{0,500}\\{[^{}]{0,2000}}){0,100}[^{}]{0,500}}");
    private static final int MOST_RULES = 200;

    private final StringBuilder text = new StringBuilder();
    private final Set<Element> hidden;

    private Visible(Document document) {
        this.hidden = hiddenByRule(document);
    }

    static String text(String html) {
        var document = Jsoup.parse(html);
        var visible = new Visible(document);
        document.filter(visible);
        return visible.text.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (!Style.isUnreadable(words)) {
                text.append(words.getWholeText());
            }
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (NEVER_SHOWN.contains(element.normalName()) || element.hasAttr("hidden") || hidden.contains(element)
                || Style.of(element).isHiding()) {
            return FilterResult.SKIP_ENTIRELY;
        }
        apart(element);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            apart(element);
        }
        return FilterResult.CONTINUE;
    }

    private void apart(Element element) {
        if (element.isBlock() || APART.contains(element.normalName())) {
            text.append('\n');
        }
    }

    /// By the rules of the page itself that apply whatever the screen is.
    private static Set<Element> hiddenByRule(Document document) {
        var hidden = new HashSet<Element>();
        var css = new StringBuilder();
        document.select("style").forEach(style -> css.append(style.data()).append('\n'));
        var rules = RULE.matcher(AT_RULE.matcher(css.toString().replaceAll("(?s)/\\*.*?\\*/", "")).replaceAll(""));
        for (var i = 0; i < MOST_RULES && rules.find(); i++) {
            if (Style.of(rules.group(2)).isHidingAll()) {
                hidden.addAll(chosen(document, rules.group(1).strip()));
            }
        }
        return hidden;
    }

    private static Set<Element> chosen(Document document, String selector) {
        try {
            return new HashSet<>(document.select(selector));
        } catch (RuntimeException notASelector) {
            return Set.of();
        }
    }
}
