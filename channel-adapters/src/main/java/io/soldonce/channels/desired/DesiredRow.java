package io.soldonce.channels.desired;

import io.soldonce.values.Money;
import java.util.List;

/// What one listing should show now.
///
/// @param externalId null while the marketplace gave none
/// @param status     `live`, `ended` or `unknown` (leave it as it is)
/// @param quantity   null when it is better to write nothing
/// @param price      null when no price may go out
public record DesiredRow(
        String sku,
        String externalId,
        String title,
        String status,
        Integer quantity,
        Money price,
        List<String> reasons,
        long revision) {
    public DesiredRow {
        reasons = List.copyOf(reasons);
    }
}
