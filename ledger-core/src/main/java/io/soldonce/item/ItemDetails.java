package io.soldonce.item;

import io.soldonce.values.Money;
import io.soldonce.values.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What is written down about a physical item; strict fields, notes carry no meaning.
///
/// @param grading      null unless the condition is `GRADED`
/// @param ean          with `packSize` names the product; the same EAN with another pack size is another product
/// @param oneOfAKind   there is exactly one such unit in the world of this seller
/// @param acquiredOn   null when not known
/// @param parcel       null when nobody measured it
/// @param targetValue  what the seller hopes for; never a cost
/// @param marketValue  what it would bring today; never a cost
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
        Parcel parcel,
        Money targetValue,
        Money marketValue,
        List<Defect> defects,
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

    /// Millimetres and grams.
    public record Parcel(int length, int width, int height, int weight) {
        public Parcel {
            if (length < 1 || width < 1 || height < 1 || weight < 1 || length > 10_000 || width > 10_000 || height > 10_000
                    || weight > 1_000_000) {
                throw new IllegalArgumentException("not a parcel: " + length + " x " + width + " x " + height + " mm, " + weight
                        + " g; each is at least 1, a side at most 10000 mm, the weight at most 1000000 g");
            }
        }
    }

    /// @param where on the item; null when all over it
    public record Defect(DefectKind kind, Severity severity, String where) {
        public Defect {
            if (kind == null || severity == null) {
                throw new IllegalArgumentException("a defect has a kind and a severity");
            }
            where = Text.optional("where", where, 100);
        }
    }

    public enum DefectKind {
        SCRATCH,
        DENT,
        CREASE,
        STAIN,
        TEAR,
        WEAR,
        FADING,
        CRACK,
        MISSING_PART,
        NOT_WORKING,
        OTHER
    }

    public enum Severity {
        LIGHT,
        MODERATE,
        HEAVY
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
        defects = defects == null ? List.of() : List.copyOf(defects);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        notes = Text.optional("notes", notes, 2000);
    }

    /// What most items say of themselves.
    public ItemDetails(String title, String category, Condition condition, Grading grading, String ean, int packSize, String serial,
            Photos photos, boolean oneOfAKind, LocalDate acquiredOn, String acquiredFrom, Map<String, String> attributes, String notes) {
        this(title, category, condition, grading, ean, packSize, serial, photos, oneOfAKind, acquiredOn, acquiredFrom, attributes, null,
                null, null, List.of(), notes);
    }
}
