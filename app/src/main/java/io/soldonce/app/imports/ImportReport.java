package io.soldonce.app.imports;

import io.soldonce.channels.csv.RowTrouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// What a file came to.
///
/// @param input      id of the stored raw file
/// @param rows       of the file, the header not counted
/// @param registered items that were not there before
/// @param received   rows whose units came in now
/// @param linked     listings that were not there before, or of a price file those whose price was seen anew
/// @param unchanged  rows that said nothing new
/// @param troubles   by line
public record ImportReport(UUID input, int rows, int registered, int received, int linked, int unchanged, List<RowTrouble> troubles) {
    public ImportReport {
        troubles = troubles.stream().sorted(Comparator.comparingLong(RowTrouble::line)).toList();
    }

    /// What one row came to.
    record Row(boolean registered, boolean received, int linked, List<RowTrouble> troubles) {
        Row {
            troubles = List.copyOf(troubles);
        }

        boolean isUnchanged() {
            return !registered && !received && linked == 0 && troubles.isEmpty();
        }
    }

    static ImportReport of(UUID input, int rows, List<Row> outcomes, List<RowTrouble> unread) {
        var troubles = new ArrayList<>(unread);
        outcomes.forEach(row -> troubles.addAll(row.troubles()));
        return new ImportReport(input, rows, (int) outcomes.stream().filter(Row::registered).count(),
                (int) outcomes.stream().filter(Row::received).count(), outcomes.stream().mapToInt(Row::linked).sum(),
                (int) outcomes.stream().filter(Row::isUnchanged).count(), troubles);
    }
}
