package io.soldonce.item;

import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.util.List;

/// Somebody looks at units that came back: our own wish, refused when they are not in quarantine. Pure.
final class ReturnDecider {
    private ReturnDecider() {}

    /// Only a thing that is one of a kind may turn out to be another than it was: a lot's units are all as the lot is described.
    static List<ItemFact> inspect(Item item, ItemAction.Inspect inspect) {
        Checks.requireUnits(item, inspect.quantity());
        if (inspect.verdict() == null) {
            throw new IllegalArgumentException("verdict is missing; write " + List.of(ItemFact.Verdict.values()));
        }
        var line = item.sold().getOrDefault(inspect.order(), SoldLine.NONE);
        if (line.in(Bucket.RETURNED) < inspect.quantity()) {
            throw new Refusal("NOT_ALLOWED_NOW", "only " + line.in(Bucket.RETURNED) + " of " + item.sku() + " of order "
                    + inspect.order().orderId() + " came back and wait for an inspection. Of that order line: " + Whereabouts.of(line));
        }
        var isChanged = inspect.details() != null && !inspect.details().equals(item.details());
        if (isChanged && !item.details().oneOfAKind()) {
            throw new Refusal("DETAILS_OF_A_LOT", item.sku() + " is a lot: a unit that is not as the lot is described is damaged or "
                    + "written off, or restocked and split off into an item of its own");
        }
        if (inspect.verdict() == ItemFact.Verdict.RESTOCK) {
            Checks.requireNotArchived(item);
        }
        var moved = Movements.onward(line.movements(), List.of(Bucket.RETURNED), inspect.verdict().goesTo(), inspect.quantity());
        var cost = inspect.verdict() == ItemFact.Verdict.SEND_BACK
                ? List.<ItemFact.CostShare>of()
                : Costs.last(line.cost(), inspect.quantity());
        var inspected = new ItemFact.ReturnInspected(item.sku(), inspect.order(), moved, cost, inspect.returnId(), inspect.verdict(),
                isChanged ? inspect.details() : null, Text.optional("note", inspect.note(), 500), inspect.at());
        return List.of(inspected);
    }
}
