package io.soldonce.item;

import io.soldonce.values.Text;
import java.time.LocalDate;
import java.util.Map;

/// What is written down about a physical item; strict fields, notes carry no meaning.
///
/// @param grading      null unless the condition is `GRADED`
/// @param ean          with `packSize` names the product; the same EAN with another pack size is another product
/// @param oneOfAKind   there is exactly one such unit in the world of this seller
/// @param acquiredOn   null when not known
public record ItemDetails(
        String title,
        String category,
        Condition condition,
        Grading grading,
        String ean,
        int packSize,
        String serial,
        Photos photos,
        boolean oneOfAKind,
        LocalDate acquiredOn,
        String acquiredFrom,
        Map<String, String> attributes,
        String notes) {

    public enum Condition {
        NEW,
        OPEN_BOX,
        USED,
        GRADED,
        NEAR_MINT,
        LIGHTLY_PLAYED,
        MODERATELY_PLAYED,
        HEAVILY_PLAYED,
        DAMAGED
    }

    public enum Photos {
        MISSING,
        DONE
    }

    /// @param grade as the grader writes it, `9.5`
    public record Grading(String grader, String grade, String certificate) {
        public Grading {
            grader = Text.required("grader", grader, 20);
            grade = Text.required("grade", grade, 20);
            certificate = Text.optional("certificate", certificate, 40);
        }
    }

    public ItemDetails {
        title = Text.required("title", title, 200);
        category = Text.optional("category", category, 80);
        if (condition == null) {
            throw new IllegalArgumentException("condition is missing");
        }
        if ((condition == Condition.GRADED) != (grading != null)) {
            throw new IllegalArgumentException("a graded item needs grader and grade, and only a graded one has them");
        }
        ean = Text.optional("ean", ean, 14);
        if (ean != null && !ean.matches("\\d{8}|\\d{12,14}")) {
            throw new IllegalArgumentException("not an EAN: " + Text.shown(ean) + "; write 8, 12, 13 or 14 digits");
        }
        if (packSize < 1 || packSize > 100_000) {
            throw new IllegalArgumentException("packSize is " + packSize + "; write how many pieces one unit holds, 1 to 100000");
        }
        serial = Text.optional("serial", serial, 60);
        photos = photos == null ? Photos.MISSING : photos;
        acquiredFrom = Text.optional("acquiredFrom", acquiredFrom, 200);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        notes = Text.optional("notes", notes, 2000);
    }
}
