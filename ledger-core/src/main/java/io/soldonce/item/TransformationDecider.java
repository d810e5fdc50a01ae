package io.soldonce.item;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.item.Transformation.From;
import io.soldonce.item.Transformation.Into;
import io.soldonce.item.Transformation.Kind;
import io.soldonce.values.Money;
import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// What follows when units become other units: all of it, or a refusal. What the pieces cost together is what their sources cost, to the
/// cent; each fact names what was on the other side. Pure.
public final class TransformationDecider {
    /// As many facts as one commit may hold beside those of others.
    public static final int MOST_ITEMS = 300;

    private TransformationDecider() {}

    /// @param items any item's state, [Item#NONE] where there is none
    /// @return facts of the sources' streams, then of the pieces'; none when this id was done before
    /// @throws Refusal `TRANSFORMATION_NOT_POSSIBLE` when it has not the shape of its kind, `TRANSFORMATION_ID_USED`, `ITEM_UNKNOWN`,
    ///                 `KIT_HAS_NO_UNITS`, `QUANTITY_NOT_POSSIBLE`, `NOT_ENOUGH_AVAILABLE`, `ITEM_ARCHIVED`, `ONE_OF_A_KIND`,
    ///                 `OWNER_DIFFERS` or `COST_DOES_NOT_FIT`
    public static List<ItemFact> decide(Transformation asked, Function<Sku, Item> items) {
        var id = Text.required("transformationId", asked.id(), 100);
        requireShape(asked);
        var skus = Stream.concat(asked.from().stream().map(From::sku), asked.into().stream().map(Into::sku)).toList();
        if (isDone(id, skus, items)) {
            return List.of();
        }
        asked.from().forEach(from -> requireSource(from, known(from.sku(), items)));
        var owner = ownerOf(asked, items);
        asked.into().forEach(into -> requirePiece(into, known(into.sku(), items), owner));
        requireSameNumber(asked);

        var facts = new ArrayList<ItemFact>();
        var sources = asked.from().stream().map(from -> known(from.sku(), items).sku()).toList();
        var pieces = asked.into().stream().map(into -> known(into.sku(), items).sku()).toList();
        var paid = new ArrayList<CostShare>();
        for (var from : asked.from()) {
            var item = known(from.sku(), items);
            var cost = Costs.next(item.costs(), from.quantity());
            paid.addAll(cost);
            facts.add(new ItemFact.UnitsTransformed(item.sku(), id, asked.kind(),
                    List.of(new Movement(Bucket.AVAILABLE, Bucket.TRANSFORMED, from.quantity(), Checks.location(from.location()))), cost,
                    pieces, asked.at()));
        }
        var costs = costs(asked, paid);
        for (var number = 0; number < asked.into().size(); number++) {
            var into = asked.into().get(number);
            facts.add(new ItemFact.UnitsFormed(pieces.get(number), id, asked.kind(),
                    List.of(new Movement(Bucket.TRANSFORMED, Bucket.AVAILABLE, into.quantity(), Checks.location(into.location()))),
                    costs.get(number), sources, owner.isEmpty() ? null : owner, asked.at()));
        }
        return facts;
    }

    private static void requireShape(Transformation asked) {
        if (asked.kind() == null) {
            throw new IllegalArgumentException("kind is missing; write " + List.of(Kind.values()));
        }
        var mistake = switch (asked.kind()) {
            case SPLIT -> asked.from().size() == 1 ? null : "a split takes units of exactly one item";
            case MERGE -> asked.into().size() == 1 ? null : "a merge makes units of exactly one item";
            case BREAK -> asked.from().size() == 1 ? null : "exactly one item is broken";
        };
        var skus = new HashSet<Sku>();
        var isNamedTwice = !asked.from().stream().map(From::sku).allMatch(skus::add)
                || !asked.into().stream().map(Into::sku).allMatch(skus::add);
        if (mistake != null || asked.from().isEmpty() || asked.into().isEmpty()) {
            throw notPossible(mistake == null ? "it names what is taken and what is made of it, each at least one" : mistake);
        }
        if (isNamedTwice) {
            throw notPossible("each item is named once, as a source or as a piece; units that stay what they are, are left out");
        }
        if (skus.size() > MOST_ITEMS) {
            throw notPossible("it names " + skus.size() + " items; at most " + MOST_ITEMS + " at once");
        }
    }

    /// What is split or merged stays as many; a box of cards is one unit and becomes many.
    private static void requireSameNumber(Transformation asked) {
        var taken = asked.from().stream().mapToLong(From::quantity).sum();
        var made = asked.into().stream().mapToLong(Into::quantity).sum();
        if (asked.kind() != Kind.BREAK && taken != made) {
            throw notPossible(taken + " units would become " + made + "; a split or a merge keeps their number, a break need not");
        }
    }

    private static Refusal notPossible(String why) {
        return new Refusal("TRANSFORMATION_NOT_POSSIBLE", why);
    }

    private static boolean isDone(String id, List<Sku> skus, Function<Sku, Item> items) {
        var knowing = skus.stream().filter(sku -> items.apply(sku).told().transformations().contains(id)).toList();
        if (!knowing.isEmpty() && knowing.size() < skus.size()) {
            throw new Refusal("TRANSFORMATION_ID_USED", "the id " + Text.shown(id) + " was used before for another transformation of "
                    + knowing + "; choose a new one");
        }
        return !knowing.isEmpty();
    }

    private static Item known(Sku sku, Function<Sku, Item> items) {
        var item = items.apply(sku);
        if (!item.isRegistered()) {
            throw new Refusal("ITEM_UNKNOWN", "there is no item " + sku + "; register it first");
        }
        return item;
    }

    private static void requireSource(From from, Item item) {
        Checks.requireUnits(item, from.quantity());
        Checks.requireAvailable(item, from.quantity(), Checks.location(from.location()));
    }

    private static void requirePiece(Into into, Item item, String owner) {
        Checks.requireUnits(item, into.quantity());
        Checks.requireNotArchived(item);
        Checks.requireOneOfAKind(item, into.quantity());
        Checks.requireOwner(item, owner);
        Checks.location(into.location());
    }

    /// Whose the sources are: all of one owner.
    private static String ownerOf(Transformation asked, Function<Sku, Item> items) {
        var first = Objects.requireNonNullElse(known(asked.from().getFirst().sku(), items).owner(), "");
        asked.from().forEach(from -> Checks.requireOwner(known(from.sku(), items), first));
        return first;
    }

    /// What the units of each piece cost, in the order of the pieces.
    private static List<List<CostShare>> costs(Transformation asked, List<CostShare> paid) {
        var named = asked.into().stream().map(Into::cost).filter(Objects::nonNull).toList();
        var total = CostShares.total(paid).orElse(null);
        if (named.isEmpty()) {
            return CostShares.byUnit(total, asked.into().stream().map(Into::quantity).toList());
        }
        requireFit(asked, named, total, paid);
        return asked.into().stream().map(into -> CostShares.byUnit(into.cost(), List.of(into.quantity())).getFirst()).toList();
    }

    private static void requireFit(Transformation asked, List<Money> named, Money total, List<CostShare> paid) {
        if (named.size() < asked.into().size()) {
            throw doesNotFit("only " + named.size() + " of " + asked.into().size() + " pieces name a cost; name it for all or for none");
        }
        if (total == null) {
            throw doesNotFit(paid.stream().anyMatch(share -> share.unitCost() == null)
                    ? "what the pieces are made of has no known cost; name none"
                    : "what the pieces are made of was paid in several currencies; name none");
        }
        var sum = CostShares.total(named.stream().map(cost -> new CostShare(1, cost)).toList())
                .orElseThrow(() -> doesNotFit("the pieces name costs in several currencies; name them in " + total.currency()));
        if (!sum.equals(total)) {
            throw doesNotFit("the pieces together name " + sum + ", and what they are made of cost " + total + "; make them equal");
        }
        named.stream().filter(cost -> cost.amount().signum() < 0).findFirst().ifPresent(cost -> {
            throw doesNotFit("a piece can not cost " + cost);
        });
    }

    private static Refusal doesNotFit(String why) {
        return new Refusal("COST_DOES_NOT_FIT", why);
    }
}
