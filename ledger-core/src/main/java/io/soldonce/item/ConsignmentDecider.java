package io.soldonce.item;

import io.soldonce.values.Refusal;
import io.soldonce.values.Text;
import java.util.List;

/// Our goods at somebody who sells them for us. They stay ours until they are sold; their ids share the name space of the holds. Pure.
final class ConsignmentDecider {
    private ConsignmentDecider() {}

    static List<ItemFact> consign(Item item, ItemAction.Consign consign) {
        Checks.requireUnits(item, consign.quantity());
        var id = Checks.freeId("consignmentId", consign.consignmentId());
        var consignee = Text.required("consignee", consign.consignee(), 200);
        var same = item.consignments().get(id);
        if (same != null && same.quantity() == consign.quantity() && same.consignee().equals(consignee)) {
            return List.of();
        }
        Checks.requireFreshId(item, id);
        Checks.requireAvailable(item, consign.quantity());
        return List.of(new ItemFact.UnitsConsigned(item.sku(), id, consignee,
                item.units().take(Bucket.AVAILABLE, Bucket.CONSIGNED, consign.quantity()), consign.at()));
    }

    static List<ItemFact> takeBack(Item item, ItemAction.TakeBack back) {
        Checks.requireUnits(item, Math.max(1, back.quantity()));
        if (back.quantity() < 0) {
            throw new Refusal("QUANTITY_NOT_POSSIBLE", back.quantity() + " units can not come back; write 0 for all that are there");
        }
        var consigned = item.consignments().get(back.consignmentId());
        if (consigned == null) {
            return Checks.ended(item, back.consignmentId(), "consignment", item.consignments().keySet());
        }
        if (consigned.quantity() < back.quantity()) {
            throw Checks.notAllowedNow("only " + consigned.quantity() + " of " + item.sku() + " are at "
                    + Text.shown(consigned.consignee()) + " under " + Text.shown(back.consignmentId()), item);
        }
        return List.of(new ItemFact.ConsignmentReturned(item.sku(), back.consignmentId(), Movements.onward(consigned.movements(),
                Bucket.AVAILABLE, back.quantity() == 0 ? consigned.quantity() : back.quantity()), back.at()));
    }
}
