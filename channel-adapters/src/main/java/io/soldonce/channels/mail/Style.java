package io.soldonce.channels.mail;

import java.util.Locale;
import java.util.Map;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// What the style of one element does to whether it is seen.
record Style(Map<String, String> values) {
    private static final Pattern ZERO = Pattern.compile("[-+]?0*\\.?0*(?:px|pt|em|rem|%|vh|vw)?");
    private static final Pattern TINY = Pattern.compile("(?:0*\\.\\d+|1(?:\\.0*)?)px");
    private static final Pattern FAR_OFF = Pattern.compile("-\\d{3,}(?:\\.\\d*)?[a-z%]*");
    private static final Pattern RGB = Pattern.compile("rgba?\\((\\d{1,3})[ ,]+(\\d{1,3})[ ,]+(\\d{1,3}).*");
    private static final int MOST_ABOVE = 200;
    private static final String PAPER = "#ffffff";

    static Style of(String declarations) {
        var values = new HashMap<String, String>();
        for (var declaration : declarations.toLowerCase(Locale.ROOT).replaceAll("(?s)/\\*.*?\\*/", "").split(";")) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                values.put(declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).replace("!important", "").replaceAll("\\s+", " ").strip());
            }
        }
        return new Style(values);
    }

    static Style of(Element element) {
        var style = of(element.attr("style"));
        if (element.hasAttr("bgcolor")) {
            style.values.putIfAbsent("background-color", element.attr("bgcolor").toLowerCase(Locale.ROOT).strip());
        }
        if (element.normalName().equals("font") && element.hasAttr("color")) {
            style.values.putIfAbsent("color", element.attr("color").toLowerCase(Locale.ROOT).strip());
        }
        return style;
    }

    /// True when nothing inside it can be seen, whatever its own style says.
    boolean isHiding() {
        return is("display", "none") || is("mso-hide", "all") || isZero("opacity") || isFarOff() || isCutAway()
                || (is("overflow", "hidden") && (isZero("height") || isZero("max-height") || isZero("width") || isZero("max-width")));
    }

    /// Like [#isHiding], and what its children may still undo.
    boolean isHidingAll() {
        return isHiding() || isInvisible() || isSizeless() || "transparent".equals(values.get("color"));
    }

    private boolean isFarOff() {
        return java.util.stream.Stream.of("text-indent", "left", "top", "right", "bottom", "margin-left", "margin-top", "margin")
                .map(name -> values.getOrDefault(name, "")).anyMatch(value -> FAR_OFF.matcher(value).matches());
    }

    private boolean isCutAway() {
        return values.getOrDefault("clip", "").matches("rect\\(0.*|rect\\(1px.*")
                || values.getOrDefault("clip-path", "").startsWith("inset")
                || values.getOrDefault("transform", "").replace(" ", "").contains("scale(0)");
    }

    private boolean isInvisible() {
        return is("visibility", "hidden") || is("visibility", "collapse");
    }

    private boolean isSizeless() {
        var size = size();
        return size != null && (ZERO.matcher(size).matches() || TINY.matcher(size).matches());
    }

    private String size() {
        if (values.containsKey("font-size")) {
            return values.get("font-size");
        }
        var font = values.get("font");
        return font == null
                ? null
                : java.util.Arrays.stream(font.split("[ /]")).filter(part -> part.matches("[\\d.]+(px|pt|em|rem|%)?"))
                        .findFirst().orElse(null);
    }

    private String ground() {
        var ground = values.getOrDefault("background-color", values.getOrDefault("background", ""));
        var first = ground.startsWith("rgb") ? ground : ground.split(" ")[0];
        return first.isEmpty() || first.matches("none|transparent|inherit|url\\(.*") ? null : rgb(first);
    }

    private boolean is(String name, String value) {
        return value.equals(values.get(name));
    }

    private boolean isZero(String name) {
        return values.containsKey(name) && ZERO.matcher(values.get(name)).matches();
    }

    /// True for words without size, invisible, or in the colour of what they stand on. The nearest element that says something counts.
    static boolean isUnreadable(TextNode words) {
        String size = null;
        String visibility = null;
        String colour = null;
        String ground = null;
        var above = 0;
        for (Node at = words.parent(); at instanceof Element element && above < MOST_ABOVE; at = at.parent(), above++) {
            var style = of(element);
            size = size != null ? size : style.size() == null ? null : style.isSizeless() ? "none" : "some";
            visibility = visibility != null ? visibility : style.values.get("visibility");
            colour = colour != null ? colour : style.values.get("color");
            ground = ground != null ? ground : style.ground();
        }
        return "none".equals(size) || "hidden".equals(visibility) || "collapse".equals(visibility)
                || (colour != null && (colour.equals("transparent") || rgb(colour).equals(ground == null ? PAPER : ground)));
    }

    private static String rgb(String colour) {
        if (colour.matches("#[0-9a-f]{3}")) {
            return "#" + colour.charAt(1) + colour.charAt(1) + colour.charAt(2) + colour.charAt(2) + colour.charAt(3) + colour.charAt(3);
        }
        var parts = RGB.matcher(colour);
        if (parts.matches()) {
            return "#%02x%02x%02x".formatted(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        }
        return switch (colour) {
            case "white" -> PAPER;
            case "black" -> "#000000";
            default -> colour;
        };
    }
}
