package io.soldonce.item;

import io.soldonce.item.Item.CostLayer;
import io.soldonce.item.ItemFact.CostShare;
import java.util.ArrayList;
import java.util.List;

/// First in, first out: which cost layers goods are taken from, and how they come back.
final class Costs {
    private Costs() {}

    /// What the next `quantity` units cost; units that no layer covers are a share without a cost.
    static List<CostShare> next(List<CostLayer> layers, int quantity) {
        var shares = new ArrayList<CostShare>();
        var missing = quantity;
        for (var layer : layers) {
            var part = Math.min(layer.quantity(), missing);
            if (part > 0) {
                shares.add(new CostShare(part, layer.unitCost()));
                missing -= part;
            }
        }
        if (missing > 0) {
            shares.add(new CostShare(missing, null));
        }
        return shares;
    }

    /// The last `quantity` units of what an order line cost: the ones that go back first.
    static List<CostShare> last(List<CostShare> shares, int quantity) {
        var back = new ArrayList<CostShare>();
        var missing = quantity;
        for (var share : shares.reversed()) {
            var part = Math.min(share.quantity(), missing);
            if (part > 0) {
                back.addFirst(new CostShare(part, share.unitCost()));
                missing -= part;
            }
        }
        return back;
    }

    static List<CostShare> less(List<CostShare> shares, List<CostShare> gone) {
        var missing = gone.stream().mapToInt(CostShare::quantity).sum();
        var left = new ArrayList<CostShare>(shares);
        while (missing > 0 && !left.isEmpty()) {
            var share = left.removeLast();
            if (share.quantity() > missing) {
                left.add(new CostShare(share.quantity() - missing, share.unitCost()));
            }
            missing -= share.quantity();
        }
        return left;
    }

    static int units(List<CostLayer> layers) {
        return layers.stream().mapToInt(CostLayer::quantity).sum();
    }

    static List<CostLayer> added(List<CostLayer> layers, List<CostShare> shares) {
        return Copies.join(layers, layers(shares));
    }

    /// What comes back goes out first again; before it what has no known cost, for that may be a unit that was sold and never there.
    static List<CostLayer> givenBack(List<CostLayer> layers, List<CostShare> shares) {
        var unknown = shares.stream().filter(share -> share.unitCost() == null).toList();
        var known = shares.stream().filter(share -> share.unitCost() != null).toList();
        return Copies.join(layers(Copies.join(unknown, known)), layers);
    }

    private static List<CostLayer> layers(List<CostShare> shares) {
        return shares.stream().map(share -> new CostLayer(share.quantity(), share.unitCost())).toList();
    }

    static List<CostLayer> without(List<CostLayer> layers, int quantity) {
        return atMost(layers, Math.max(0, units(layers) - quantity));
    }

    /// The newest units that make up `quantity`: the oldest went first.
    static List<CostLayer> atMost(List<CostLayer> layers, int quantity) {
        var kept = new ArrayList<CostLayer>();
        var room = quantity;
        for (var layer : layers.reversed()) {
            var part = Math.min(layer.quantity(), room);
            if (part > 0) {
                kept.addFirst(part == layer.quantity() ? layer : new CostLayer(part, layer.unitCost()));
                room -= part;
            }
        }
        return kept;
    }
}
