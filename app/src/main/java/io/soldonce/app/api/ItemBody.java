package io.soldonce.app.api;

import io.soldonce.item.ItemDetails;
import java.util.Map;

/// An item as it comes in. Only `title` and `condition` must be there.
///
/// @param sku        when registering; when revising it may be left out
/// @param condition  `new`, `used`, `graded`, `near-mint`...
/// @param photos     `done` or `missing`
/// @param acquiredOn a date
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
        String notes) {
    private static final int MOST_ATTRIBUTES = 100;

    record Grading(String grader, String grade, String certificate) {
        private ItemDetails.Grading read() {
            return new ItemDetails.Grading(Field.text("$.grading.grader", grader, 20), Field.text("$.grading.grade", grade, 20),
                    Field.optional("$.grading.certificate", certificate, 40));
        }
    }

    ItemDetails details() {
        var named = Field.text("$.title", title, 200);
        var state = Field.choice("$.condition", condition, ItemDetails.Condition.class, null);
        var graded = grading == null ? null : grading.read();
        if ((state == ItemDetails.Condition.GRADED) != (graded != null)) {
            throw io.soldonce.app.security.Problem.invalid("$.grading",
                    "a graded item needs grader and grade, and only a graded one has them; "
                            + "write both for the condition graded, and leave them out otherwise");
        }
        var pack = packSize == null ? 1 : Field.whole("$.packSize", packSize, 1, 100_000);
        var code = Field.at("$.ean", () -> ean(ean));
        var written = attributes();
        return Field.at("$", () -> new ItemDetails(named, Field.optional("$.category", category, 80), state, graded, code, pack,
                Field.optional("$.serial", serial, 60),
                Field.choice("$.photos", photos, ItemDetails.Photos.class, ItemDetails.Photos.MISSING),
                Boolean.TRUE.equals(oneOfAKind), Field.date("$.acquiredOn", acquiredOn),
                Field.optional("$.acquiredFrom", acquiredFrom, 200),
                written, Field.optional("$.notes", notes, 2000)));
    }

    private static String ean(String ean) {
        if (ean != null && !ean.matches("\\d{8}|\\d{12,14}")) {
            throw new IllegalArgumentException("not an EAN: " + io.soldonce.values.Text.shown(ean) + "; write 8, 12, 13 or 14 digits");
        }
        return ean;
    }

    @Override
    public Map<String, String> attributes() {
        if (attributes == null) {
            return Map.of();
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw io.soldonce.app.security.Problem.invalid("$.attributes", "too many attributes; write at most " + MOST_ATTRIBUTES);
        }
        attributes.forEach((name, value) -> {
            Field.text("$.attributes", name, 80);
            Field.text("$.attributes." + name.replaceAll("\\p{Cntrl}", "?"), value, 500);
        });
        return attributes;
    }
}
