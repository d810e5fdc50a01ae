package io.soldonce.item;

import io.soldonce.item.ItemFact.CostShare;
import java.util.List;

/// What an order line holds of an item: everything sold under it that was not given back, restocked, damaged or written off.
///
/// @param movements how each unit came to where it stands now
/// @param cost      what they cost, all of them
public record SoldLine(List<Movement> movements, List<CostShare> cost) {
    static final SoldLine NONE = new SoldLine(List.of(), List.of());

    public int quantity() {
        return Movements.total(movements);
    }

    /// How many of them stand in a bucket now.
    public int in(Bucket bucket) {
        return Movements.in(bucket, movements);
    }

    SoldLine onward(List<Movement> gone) {
        return new SoldLine(Copies.join(Movements.less(movements, gone), gone), cost);
    }

    SoldLine less(List<Movement> gone, List<CostShare> theirs) {
        return new SoldLine(Movements.less(movements, gone), Costs.less(cost, theirs));
    }

    SoldLine and(List<Movement> more, List<CostShare> theirs) {
        return new SoldLine(Copies.join(movements, more), Copies.join(cost, theirs));
    }
}
