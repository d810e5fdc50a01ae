package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.item.ItemDetails;
import io.soldonce.values.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// An item as it comes in. Only `title` and `condition` must be there.
///
/// @param sku        when registering; when revising it may be left out
/// @param condition  `new`, `used`, `graded`, `near-mint`...
/// @param photos     `done` or `missing`
/// @param acquiredOn a date
/// @param parcel     what it needs to be sent in: millimetres and grams
/// @param targetValue what you hope for, of one unit; never a cost
/// @param marketValue what one would bring today; never a cost
record ItemBody(
        String sku,
        String title,
        String category,
        String condition,
        Grading grading,
        String ean,
        Integer packSize,
        String serial,
        String photos,
        Boolean oneOfAKind,
        String acquiredOn,
        String acquiredFrom,
        Map<String, String> attributes,
        Parcel parcel,
        Price targetValue,
        Price marketValue,
        List<Defect> defects,
        String notes) {
    private static final int MOST_ATTRIBUTES = 100;
    private static final int MOST_DEFECTS = 50;
    private static final int MOST_MILLIMETRES = 10_000;
    private static final int MOST_GRAMS = 1_000_000;

    record Parcel(Integer length, Integer width, Integer height, Integer weight) {
        private ItemDetails.Parcel read(String where) {
            return new ItemDetails.Parcel(Field.whole(where + ".length", length, 1, MOST_MILLIMETRES),
                    Field.whole(where + ".width", width, 1, MOST_MILLIMETRES), Field.whole(where + ".height", height, 1, MOST_MILLIMETRES),
                    Field.whole(where + ".weight", weight, 1, MOST_GRAMS));
        }
    }

    /// @param kind     `scratch`, `dent`, `crease`...
    /// @param severity `light`, `moderate`, `heavy`
    record Defect(String kind, String severity, String where) {
        private ItemDetails.Defect read(String place) {
            return new ItemDetails.Defect(Field.choice(place + ".kind", kind, ItemDetails.DefectKind.class, null),
                    Field.choice(place + ".severity", severity, ItemDetails.Severity.class, null),
                    Field.optional(place + ".where", where, 100));
        }
    }

    record Grading(String grader, String grade, String certificate) {
        private ItemDetails.Grading read(String where) {
            return new ItemDetails.Grading(Field.text(where + ".grader", grader, 20), Field.text(where + ".grade", grade, 20),
                    Field.optional(where + ".certificate", certificate, 40));
        }
    }

    ItemDetails details() {
        return details("$");
    }

    /// Likewise, of a body within another.
    ///
    /// @param place of this body, `$.details`
    ItemDetails details(String place) {
        var named = Field.text(place + ".title", title, 200);
        var state = Field.choice(place + ".condition", condition, ItemDetails.Condition.class, null);
        var graded = grading == null ? null : grading.read(place + ".grading");
        if ((state == ItemDetails.Condition.GRADED) != (graded != null)) {
            throw Problem.invalid(place + ".grading",
                    "a graded item needs grader and grade, and only a graded one has them; "
                            + "write both for the condition graded, and leave them out otherwise");
        }
        var pack = packSize == null ? 1 : Field.whole(place + ".packSize", packSize, 1, 100_000);
        var code = Field.at(place + ".ean", () -> ean(ean));
        var written = attributes(place + ".attributes");
        var sent = parcel == null ? null : parcel.read(place + ".parcel");
        var flaws = defects(place + ".defects");
        return Field.at(place, () -> new ItemDetails(named, Field.optional(place + ".category", category, 80), state, graded, code, pack,
                Field.optional(place + ".serial", serial, 60),
                Field.choice(place + ".photos", photos, ItemDetails.Photos.class, ItemDetails.Photos.MISSING),
                Boolean.TRUE.equals(oneOfAKind), Field.date(place + ".acquiredOn", acquiredOn),
                Field.optional(place + ".acquiredFrom", acquiredFrom, 200), written, sent,
                Field.money(place + ".targetValue", targetValue), Field.money(place + ".marketValue", marketValue), flaws,
                Field.optional(place + ".notes", notes, 2000)));
    }

    private List<ItemDetails.Defect> defects(String where) {
        if (defects == null) {
            return List.of();
        }
        if (defects.size() > MOST_DEFECTS) {
            throw Problem.invalid(where, "too many defects; write at most " + MOST_DEFECTS);
        }
        return IntStream.range(0, defects.size()).mapToObj(i -> {
            var place = where + "[" + i + "]";
            return Field.required(place, defects.get(i)).read(place);
        }).toList();
    }

    private static String ean(String ean) {
        if (ean != null && !ean.matches("\\d{8}|\\d{12,14}")) {
            throw new IllegalArgumentException("not an EAN: " + Text.shown(ean) + "; write 8, 12, 13 or 14 digits");
        }
        return ean;
    }

    private Map<String, String> attributes(String where) {
        if (attributes == null) {
            return Map.of();
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw Problem.invalid(where, "too many attributes; write at most " + MOST_ATTRIBUTES);
        }
        attributes.forEach((name, value) -> {
            Field.text(where, name, 80);
            Field.text(where + "." + name.replaceAll("\\p{Cntrl}", "?"), value, 500);
        });
        return attributes;
    }
}
