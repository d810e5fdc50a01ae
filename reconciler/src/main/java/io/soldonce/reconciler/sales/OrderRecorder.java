package io.soldonce.reconciler.sales;

import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.engine.AppendLane;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Provenance;
import io.soldonce.engine.Request;
import io.soldonce.order.Identification;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/// Makes facts of told orders: kept raw first, then through the lane, all of a page at once. One that can not be recorded stops no other.
final class OrderRecorder {
    private final ChannelId channel;
    private final AppendLane lane;
    private final RawInputs raw;
    private final KnownOrders orders;
    private final ListingLookup listings;
    private final ProvisionalOrders provisional;

    OrderRecorder(ChannelId channel, DSLContext db, AppendLane lane, RawInputs raw) {
        this.channel = channel;
        this.lane = lane;
        this.raw = raw;
        this.orders = new KnownOrders(db);
        this.listings = new ListingLookup(db);
        this.provisional = new ProvisionalOrders(db);
    }

    /// How it was heard.
    ///
    /// @param providerEventId null for the order's own id
    record Door(String source, String providerEventId) {
        static final Door POLL = new Door("poll", null);
    }

    /// What a failure of the ledger means: it will be told again, or that was it.
    enum Patience {
        NEXT_TIME,
        LAST_TIME
    }

    /// @param settled    orders that are recorded now
    /// @param changed    how many led to facts
    /// @param unreadable orders that can not be recorded as they were told
    /// @param doubts     mails that may tell a sale again: nothing was recorded, a person decides
    /// @param trouble    why some must be told again, null when none
    record Result(List<ToldOrder> settled, int changed, List<Unreadable> unreadable, List<Trouble> doubts, String trouble) {
        static final Result NOTHING = new Result(List.of(), 0, List.of(), List.of(), null);

        Result and(Result next) {
            return new Result(joined(settled, next.settled), changed + next.changed, joined(unreadable, next.unreadable),
                    joined(doubts, next.doubts), trouble == null ? next.trouble : trouble);
        }

        private static <T> List<T> joined(List<T> some, List<T> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }
    }

    /// @param input id of the raw input
    record Unreadable(String orderId, UUID input, String why) {}

    private record Running(ToldOrder told, UUID input, List<CompletableFuture<Outcome>> outcomes) {}

    Result record(List<ToldOrder> told, Door door, Patience patience) {
        var result = record(told.stream().filter(order -> order.mail() == null).toList(), patience, _ -> door);
        for (var order : told) {
            // one behind the other: the second of two mails must see what the first one took
            result = order.mail() == null ? result : result.and(mail(order, patience));
        }
        return result;
    }

    private Result mail(ToldOrder told, Patience patience) {
        var sku = skus(List.of(told)).get(told.lines().getFirst().externalId());
        var known = orders.of(channel, List.of(told.orderId())).getOrDefault(told.orderId(), Order.NONE);
        if (sku == null || known.isPlaced() || known.isIdentified()) {
            return record(List.of(told), patience, OrderRecorder::mailDoor);
        }
        var line = told.lines().getFirst();
        var sale = new SameSale.Sale(told.orderId(), line.quantity(), line.unitPrice(), told.placedAt());
        return switch (provisional.meaning(channel, new Sku(sku), sale)) {
            case ProvisionalOrders.Meaning.New _ -> record(List.of(told), patience, OrderRecorder::mailDoor);
            case ProvisionalOrders.Meaning.Known(var orderId) -> {
                var same = new Identification(channel, orderId, List.of(told.orderId()), null, told.placedAt());
                var outcome = lane.submit(new Request(same, provenance(told, mailDoor(told), told.mail().input()), null, false));
                yield result(List.of(new Running(told, told.mail().input(), List.of(outcome))), List.of(), patience);
            }
            case ProvisionalOrders.Meaning.AgainOrTwice(var before) ->
                new Result(List.of(told), 0, List.of(), List.of(SalesTroubles.againOrTwice(channel, told, sku, before)), null);
        };
    }

    private static Door mailDoor(ToldOrder told) {
        return new Door("mail", told.mail().messageId());
    }

    private Result record(List<ToldOrder> told, Patience patience, Function<ToldOrder, Door> door) {
        if (told.isEmpty()) {
            return Result.NOTHING;
        }
        var inputs = inputs(told);
        var known = orders.of(channel, told.stream().map(ToldOrder::orderId).toList());
        var skus = skus(told);
        var unreadable = new ArrayList<Unreadable>();
        var running = new ArrayList<Running>();
        for (var i = 0; i < told.size(); i++) {
            var order = told.get(i);
            try {
                var actions = Telling.actions(channel, order, known.getOrDefault(order.orderId(), Order.NONE), skus);
                running.add(new Running(order, inputs.get(i),
                        requests(order, actions, door.apply(order), inputs.get(i)).stream().map(lane::submit).toList()));
            } catch (IllegalArgumentException | NullPointerException noOrder) {
                unreadable.add(new Unreadable(order.orderId(), inputs.get(i), String.valueOf(noOrder.getMessage())));
            }
        }
        return result(running, unreadable, patience);
    }

    private Result result(List<Running> running, List<Unreadable> unreadable, Patience patience) {
        var settled = new ArrayList<ToldOrder>();
        var changed = 0;
        String trouble = null;
        for (var order : running) {
            var outcomes = order.outcomes().stream().map(CompletableFuture::join).toList();
            changed += events(outcomes) > 0 ? 1 : 0;
            var failure = outcomes.stream().filter(outcome -> !(outcome instanceof Outcome.Done)).findFirst();
            if (failure.isEmpty()) {
                settled.add(order.told());
            } else if (isWorthAnotherTry(failure.get(), patience)) {
                trouble = words(failure.get());
            } else {
                unreadable.add(new Unreadable(order.told().orderId(), order.input(), words(failure.get())));
            }
        }
        return new Result(settled, changed, unreadable, List.of(), trouble);
    }

    /// A refusal stays one. A failure may be the ledger's own: it is closing, or its database is away.
    private boolean isWorthAnotherTry(Outcome failure, Patience patience) {
        return failure instanceof Outcome.Failed(var _, var unknown)
                && (unknown || patience == Patience.NEXT_TIME || !lane.health().running());
    }

    private List<Request> requests(ToldOrder told, List<OrderAction> actions, Door door, UUID input) {
        var provenance = provenance(told, door, input);
        return actions.stream().map(action -> new Request(action, provenance, null, false)).toList();
    }

    private Provenance provenance(ToldOrder told, Door door, UUID input) {
        return new Provenance(channel.value(), door.source(), Objects.requireNonNullElse(door.providerEventId(), told.orderId()),
                StreamId.order(channel, told.orderId()), input.toString());
    }

    /// A mail is kept already, before it was read.
    private List<UUID> inputs(List<ToldOrder> told) {
        if (told.stream().allMatch(order -> order.mail() != null)) {
            return told.stream().map(order -> order.mail().input()).toList();
        }
        return raw.storeOnce(new RawInputs.Door(channel + " orders", channel.value(), "application/json", channel.value()),
                told.stream().map(order -> Objects.requireNonNullElse(order.raw(), "").getBytes(StandardCharsets.UTF_8)).toList());
    }

    private Map<String, String> skus(List<ToldOrder> told) {
        var ids = told.stream().flatMap(order -> order.lines().stream()).map(ToldOrder.Line::externalId).filter(Objects::nonNull).distinct()
                .toList();
        var skus = new HashMap<String, String>();
        listings.byExternalId(channel, ids).forEach((id, listing) -> skus.put(id, listing.sku()));
        return skus;
    }

    private static int events(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(outcome -> outcome instanceof Outcome.Done done ? done.events() : 0).sum();
    }

    private static String words(Outcome failure) {
        return switch (failure) {
            case Outcome.Refused refused -> refused.message();
            case Outcome.Failed failed -> failed.message();
            case Outcome.KeyConflict _,Outcome.Done _ -> failure.toString();
        };
    }
}
