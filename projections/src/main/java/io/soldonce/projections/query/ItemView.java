package io.soldonce.projections.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Everything known of one item now.
///
/// @param availableToPromise below zero it is the number oversold; of a kit what its scarcest component allows
/// @param buckets            units by bucket, all of them; of a kit all zero
/// @param components         empty unless it is a kit
/// @param partOf             kits that are made with it
/// @param lastSoldOn         channel of the last sale, null when none
/// @param parcel             null when nobody measured it
/// @param targetValue        what the seller hopes for; never a cost
/// @param marketValue        what it would bring today; never a cost
/// @param owner              null when nobody said, empty for the seller's own
/// @param archivedFor        why it was put away, null when it was not
/// @param lost               units lost and not found
/// @param states             units by state of their life, `listed`, `packed`...; the shelf's state also when nothing stands there; of a kit
///                           none
/// @param atIndex            of the last event that changed it or its units
public record ItemView(
        String sku,
        String title,
        String category,
        String condition,
        Grading grading,
        String ean,
        int packSize,
        String serial,
        String photos,
        boolean oneOfAKind,
        boolean kit,
        int availableToPromise,
        Map<String, Integer> buckets,
        List<Component> components,
        List<String> partOf,
        String lastSoldOn,
        Price highestCost,
        LocalDate acquiredOn,
        String acquiredFrom,
        Map<String, String> attributes,
        Parcel parcel,
        Price targetValue,
        Price marketValue,
        List<Defect> defects,
        String notes,
        String owner,
        boolean archived,
        String archivedFor,
        int lost,
        Map<String, Integer> states,
        long atIndex) {

    /// Millimetres and grams.
    public record Parcel(int length, int width, int height, int weight) {}

    /// @param where on the item; null when all over it
    public record Defect(String kind, String severity, String where) {}

    /// Who graded it and how.
    public record Grading(String grader, String grade, String certificate) {}

    /// One component of a kit.
    ///
    /// @param quantity in one kit
    public record Component(String sku, int quantity, int availableToPromise) {}
}
