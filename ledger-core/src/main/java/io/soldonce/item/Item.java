package io.soldonce.item;

import static io.soldonce.item.Copies.with;
import static io.soldonce.item.Copies.without;

import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.values.Money;
import io.soldonce.values.OrderLine;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The state of one physical item, folded from its facts by [#after]. Immutable.
///
/// **What the stock cost**: the layers in `costs` cover every unit that is neither sold nor gone: available, reserved, held, consigned or
/// damaged, less what is owed. The cost of a sold unit goes with its order line, until an inspection puts the unit back or writes it off;
/// that of a lost one waits in `lost` until it is found. What is written off or adjusted away takes the oldest layers with it for good.
///
/// @param sku        null until registered
/// @param components what a kit is made of; empty for anything that has units of its own
/// @param owner      whose it is; empty for the seller's own, null while nobody has said
/// @param costs      oldest first
/// @param lost       what was lost and not found
/// @param sold       what each order line holds of this item, sold and not given back, wherever it stands now
/// @param told       what is counted once only
public record Item(
        Sku sku,
        ItemDetails details,
        List<ItemFact.KitComponent> components,
        String owner,
        boolean isArchived,
        Units units,
        List<CostLayer> costs,
        List<CostLayer> lost,
        SetAside aside,
        Map<OrderLine, SoldLine> sold,
        Told told) {

    public static final Item NONE = new Item(null, null, List.of(), null, false, Units.NONE, List.of(), List.of(), SetAside.NOTHING,
            Map.of(), new Told(Map.of(), Set.of()));

    /// @param unitCost null when not known
    public record CostLayer(int quantity, Money unitCost) {}

    /// @param movements what was taken, and from where
    public record Reservation(ItemFact.Purpose purpose, List<Movement> movements, OrderLine order, Instant expiresAt) {
        public int quantity() {
            return Movements.total(movements);
        }
    }

    /// Units taken off sale without being sold.
    public record Kept(List<Movement> movements, String reason) {
        public int quantity() {
            return Movements.total(movements);
        }
    }

    /// Ours, at somebody who sells them for us.
    public record Consigned(String consignee, List<Movement> movements) {
        public int quantity() {
            return Movements.total(movements);
        }
    }

    /// @param location null when it was counted everywhere
    public record Counted(String location, int counted) {}

    /// @param counts          by count id
    /// @param transformations ids
    public record Told(Map<String, Counted> counts, Set<String> transformations) {}

    public boolean isRegistered() {
        return sku != null;
    }

    public boolean isKit() {
        return !components.isEmpty();
    }

    public Map<String, Reservation> reservations() {
        return aside.reservations();
    }

    public Map<String, Kept> holds() {
        return aside.holds();
    }

    public Map<String, Consigned> consignments() {
        return aside.consignments();
    }

    public Set<String> endedHolds() {
        return aside.ended();
    }

    public int lostUnits() {
        return Costs.units(lost);
    }

    /// True while units of this item are reserved, held or sold because that kit was.
    ///
    /// @param lines whether an order line of this SKU takes units for the kit
    boolean isTakenAs(Sku kit, Predicate<Sku> lines) {
        return Stream.concat(sold.keySet().stream(), reservations().values().stream().map(Reservation::order).filter(Objects::nonNull))
                .map(OrderLine::line).distinct().anyMatch(lines)
                || Stream.concat(reservations().keySet().stream(), holds().keySet().stream())
                        .anyMatch(id -> id.startsWith(holdPrefix(kit)));
    }

    /// How the hold ids of a kit begin on its components.
    static String holdPrefix(Sku kit) {
        return "kit/" + kit.key() + "/";
    }

    /// Total function: any recorded fact can be applied, in the order recorded.
    public Item after(ItemFact fact) {
        return switch (fact) {
            case ItemFact.Moved moved -> withUnits(units.after(moved.movements())).afterMove(moved);
            case ItemFact.Registered(var registered, var described) -> new Item(registered, described, components, owner, isArchived, units,
                    costs, lost, aside, sold, told);
            case ItemFact.Revised(var _, var described) ->
                new Item(sku, described, components, owner, isArchived, units, costs, lost, aside,
                        sold, told);
            case ItemFact.KitDefined(var _, var madeOf) -> new Item(sku, details, List.copyOf(madeOf), owner, isArchived, units, costs,
                    lost, aside, sold, told);
            case ItemFact.Archived _ -> withArchived(true);
            case ItemFact.Unarchived _ -> withArchived(false);
            case ItemFact.SaleIdentified(var _, var before, var now, var _) -> {
                var line = sold.getOrDefault(before, SoldLine.NONE);
                yield withSold(with(without(sold, before), now,
                        sold.getOrDefault(now, SoldLine.NONE).and(line.movements(), line.cost())));
            }
            case ItemFact.ReservationExtended(var _, var holdId, var expiresAt, var _) -> withAside(aside.extended(holdId, expiresAt));
            case ItemFact.StockCounted count -> withTold(new Told(
                    with(told.counts(), count.countId(), new Counted(count.location(), count.counted())), told.transformations()));
            case ItemFact.OversellDetected _ -> this;
        };
    }

    /// The units stand where they went already.
    private Item afterMove(ItemFact.Moved fact) {
        var count = Movements.total(fact.movements());
        return switch (fact) {
            case ItemFact.UnitsReceived received -> withOwner(received.owner())
                    .withCosts(Costs.added(costs, List.of(new CostShare(count, received.unitCost()))));
            case ItemFact.UnitsReserved reserved -> withAside(aside.reserved(reserved));
            case ItemFact.ReservationReleased released -> withAside(aside.less(released.holdId(), released.movements()));
            case ItemFact.UnitsHeld held -> withAside(aside.held(held));
            case ItemFact.HoldReleased released -> withAside(aside.holdReleased(released.holdId()));
            case ItemFact.UnitsConsigned out -> withAside(aside.consigned(out));
            case ItemFact.ConsignmentReturned back -> withAside(aside.less(back.consignmentId(), back.movements()));
            case ItemFact.UnitsSold sale -> withAside(sale.holdId() == null ? aside : aside.less(sale.holdId(), sale.movements()))
                    .withSold(with(sold, sale.order(), line(sale.order()).and(sale.movements(), sale.cost())))
                    .withCosts(Costs.without(costs, count));
            case ItemFact.SaleCancelled cancelled -> withLine(cancelled.order(),
                    line(cancelled.order()).less(cancelled.movements(), cancelled.cost()))
                    .withCosts(Costs.givenBack(costs, cancelled.cost()));
            case ItemFact.Advanced on -> withLine(on.order(), line(on.order()).onward(on.movements()));
            case ItemFact.ReturnInspected inspected -> afterInspection(inspected).withDetails(inspected.details());
            case ItemFact.UnitsLost _ -> withLost(Costs.added(lost, Costs.next(costs, count))).withCosts(Costs.without(costs, count));
            case ItemFact.UnitsFound _ -> withLost(Costs.without(lost, count)).withCosts(Costs.givenBack(costs, Costs.next(lost, count)));
            case ItemFact.UnitsWrittenOff _ -> withCosts(Costs.without(costs, count));
            case ItemFact.StockAdjusted adjusted -> {
                var by = adjusted.movements().stream().mapToInt(movement -> movement.effectOn(Bucket.AVAILABLE)).sum();
                yield withCosts(by > 0 ? Costs.added(costs, List.of(new CostShare(by, null))) : Costs.without(costs, -by));
            }
            case ItemFact.UnitsTransformed(var _, var id, var _, var _, var _, var _, var _) -> withTransformation(id)
                    .withCosts(Costs.without(costs, count));
            case ItemFact.UnitsFormed formed -> withTransformation(formed.transformationId()).withOwner(formed.owner())
                    .withCosts(Costs.added(costs, formed.cost()));
            case ItemFact.UnitsDamaged _,ItemFact.UnitsRepaired _,ItemFact.UnitsRelocated _ -> this;
        };
    }

    private Item afterInspection(ItemFact.ReturnInspected inspected) {
        return switch (inspected.verdict()) {
            case SEND_BACK -> withLine(inspected.order(), line(inspected.order()).onward(inspected.movements()));
            case WRITE_OFF -> withLine(inspected.order(), line(inspected.order()).less(inspected.movements(), inspected.cost()));
            case RESTOCK, DAMAGED -> withLine(inspected.order(), line(inspected.order()).less(inspected.movements(), inspected.cost()))
                    .withCosts(Costs.givenBack(costs, inspected.cost()));
        };
    }

    /// @param found null when it is as it was
    private Item withDetails(ItemDetails found) {
        return found == null ? this : new Item(sku, found, components, owner, isArchived, units, costs, lost, aside, sold, told);
    }

    private SoldLine line(OrderLine order) {
        return sold.getOrDefault(order, SoldLine.NONE);
    }

    /// A line that holds nothing any more is forgotten.
    private Item withLine(OrderLine order, SoldLine line) {
        return withSold(line.movements().isEmpty() ? without(sold, order) : with(sold, order, line));
    }

    private Item withUnits(Units next) {
        return new Item(sku, details, components, owner, isArchived, next, costs, lost, aside, sold, told);
    }

    /// What the seller has bounds the layers: a unit that came in while another was owed has gone at once.
    private Item withCosts(List<CostLayer> layers) {
        var ours = Math.max(0, units.available() + units.in(Bucket.RESERVED) + units.in(Bucket.HELD) + units.in(Bucket.CONSIGNED)
                + units.in(Bucket.DAMAGED));
        return new Item(sku, details, components, owner, isArchived, units, Costs.atMost(layers, ours), lost, aside, sold, told);
    }

    /// Who was said first, stays.
    private Item withOwner(String said) {
        return owner != null
                ? this
                : new Item(sku, details, components, said == null ? "" : said, isArchived, units, costs, lost, aside, sold, told);
    }

    private Item withArchived(boolean archived) {
        return new Item(sku, details, components, owner, archived, units, costs, lost, aside, sold, told);
    }

    private Item withLost(List<CostLayer> next) {
        return new Item(sku, details, components, owner, isArchived, units, costs, next, aside, sold, told);
    }

    private Item withAside(SetAside next) {
        return new Item(sku, details, components, owner, isArchived, units, costs, lost, next, sold, told);
    }

    private Item withSold(Map<OrderLine, SoldLine> next) {
        return new Item(sku, details, components, owner, isArchived, units, costs, lost, aside, next, told);
    }

    private Item withTold(Told next) {
        return new Item(sku, details, components, owner, isArchived, units, costs, lost, aside, sold, next);
    }

    private Item withTransformation(String id) {
        return withTold(new Told(told.counts(), with(told.transformations(), id)));
    }
}
