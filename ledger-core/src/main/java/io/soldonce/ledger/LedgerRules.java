package io.soldonce.ledger;

import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelDecider;
import io.soldonce.channel.ChannelFact;
import io.soldonce.channel.ChannelSettings;
import io.soldonce.engine.Decision;
import io.soldonce.engine.Decision.Staged;
import io.soldonce.engine.Rules;
import io.soldonce.engine.States;
import io.soldonce.item.Item;
import io.soldonce.item.ItemAction;
import io.soldonce.item.ItemFact;
import io.soldonce.item.KitDecider;
import io.soldonce.item.Transformation;
import io.soldonce.item.TransformationDecider;
import io.soldonce.listing.Listing;
import io.soldonce.listing.ListingAction;
import io.soldonce.listing.ListingDecider;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.Identification;
import io.soldonce.order.IdentificationDecider;
import io.soldonce.order.Order;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderDecider;
import io.soldonce.order.OrderFact;
import io.soldonce.values.Refusal;
import io.soldonce.values.Sku;
import io.soldonce.values.StreamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The ledger's rules as the append lane runs them: which streams an action needs, which decider answers it, and what the caller is told.
public final class LedgerRules implements Rules {

    @Override
    public Decision decide(Object action, States states) {
        try {
            return switch (action) {
                case ItemAction item -> decideItem(item, states);
                case Transformation becoming -> decideTransformation(becoming, states);
                case OrderAction order -> decideOrder(order, states);
                case Identification same -> decideIdentification(same, states);
                case ListingAction listing -> decideListing(listing, states);
                case ChannelAction channel -> staged(ChannelDecider.decide(channel, (ChannelSettings) states.of(streamOf(channel))),
                        streamOf(channel), Map.of("channel", channel.channel().value()));
                default -> throw new IllegalStateException("no decider for " + action.getClass().getName());
            };
        } catch (Refusal refused) {
            return new Decision.Rejected(refused.code(), refused.getMessage(), refused.details());
        } catch (IllegalArgumentException notPossible) {
            return new Decision.Rejected("INPUT_NOT_POSSIBLE", notPossible.getMessage(), Map.of());
        }
    }

    @Override
    public Object initial(String stream) {
        return switch (stream.substring(0, stream.indexOf(':') + 1)) {
            case StreamId.ITEM -> Item.NONE;
            case StreamId.ORDER -> Order.NONE;
            case StreamId.LISTING -> Listing.NONE;
            case StreamId.CHANNEL -> ChannelSettings.NONE;
            default -> throw new IllegalArgumentException("not a stream of the ledger: " + stream);
        };
    }

    @Override
    public Object evolve(Object state, Object fact) {
        return switch (fact) {
            case ItemFact item -> ((Item) state).after(item);
            case OrderFact order -> ((Order) state).after(order);
            case ListingFact listing -> ((Listing) state).after(listing);
            case ChannelFact channel -> ((ChannelSettings) state).after(channel);
            default -> throw new IllegalArgumentException("not a fact of the ledger: " + fact.getClass().getName());
        };
    }

    @Override
    public Collection<String> streams(Object action) {
        return switch (action) {
            case ItemAction item -> List.of(StreamId.item(item.sku()));
            case Transformation becoming -> Stream
                    .concat(becoming.from().stream().map(Transformation.From::sku), becoming.into().stream().map(Transformation.Into::sku))
                    .map(StreamId::item).distinct().toList();
            case OrderAction.Place place -> {
                var streams = new ArrayList<String>();
                streams.add(StreamId.order(place.channel(), place.orderId()));
                place.lines().forEach(line -> OrderDecider.skuOf(line.told()).map(StreamId::item).ifPresent(streams::add));
                yield streams;
            }
            case OrderAction order -> List.of(StreamId.order(order.channel(), order.orderId()));
            case Identification same -> Stream.concat(Stream.of(same.orderId()), same.provisionalIds().stream())
                    .map(id -> StreamId.order(same.channel(), id)).toList();
            case ListingAction listing -> List.of(StreamId.listing(listing.key()));
            case ChannelAction channel -> List.of(streamOf(channel));
            default -> List.of();
        };
    }

    private static Decision decideItem(ItemAction action, States states) {
        Function<Sku, Item> items = sku -> (Item) states.of(StreamId.item(sku));
        var item = items.apply(action.sku());
        var facts = KitDecider.decide(action, item, items);
        return new Decision.Accepted(stagedItems(facts), Answers.ofItem(action, facts, after(item, facts)));
    }

    private static Decision decideTransformation(Transformation action, States states) {
        Function<Sku, Item> items = sku -> (Item) states.of(StreamId.item(sku));
        var facts = TransformationDecider.decide(action, items);
        return new Decision.Accepted(stagedItems(facts), Answers.ofTransformation(action, facts, items));
    }

    private static Decision decideOrder(OrderAction action, States states) {
        Function<Sku, Item> items = sku -> (Item) states.of(StreamId.item(sku));
        var stream = StreamId.order(action.channel(), action.orderId());
        var order = (Order) states.of(stream);
        var decided = OrderDecider.decide(action, order, items);
        var staged = new ArrayList<Staged>();
        decided.order().forEach(fact -> staged.add(new Staged(stream, fact)));
        staged.addAll(stagedItems(decided.items()));
        return new Decision.Accepted(staged, Answers.ofOrder(action, order, decided));
    }

    private static Decision decideIdentification(Identification action, States states) {
        Function<Sku, Item> items = sku -> (Item) states.of(StreamId.item(sku));
        Function<String, String> streams = id -> StreamId.order(action.channel(), id);
        var stream = streams.apply(action.orderId());
        var order = (Order) states.of(stream);
        var decided = IdentificationDecider.decide(action, order, id -> (Order) states.of(streams.apply(id)), items);
        var staged = new ArrayList<Staged>();
        decided.order().forEach(fact -> staged.add(new Staged(stream, fact)));
        decided.identified()
                .forEach(id -> staged.add(new Staged(streams.apply(id), new OrderFact.Identified(action.orderId(), action.at()))));
        staged.addAll(stagedItems(decided.items()));
        return new Decision.Accepted(staged, Answers.ofIdentification(action, order, decided));
    }

    private static Decision decideListing(ListingAction action, States states) {
        if (action instanceof ListingAction.Link link) {
            requireKnown(link, states);
        }
        var stream = StreamId.listing(action.key());
        return staged(ListingDecider.decide(action, (Listing) states.of(stream)), stream,
                Map.of("channel", action.key().channel().value(), "sku", action.key().sku().value()));
    }

    private static void requireKnown(ListingAction.Link link, States states) {
        var key = link.key();
        if (!((ChannelSettings) states.of(StreamId.channel(key.channel()))).isAdded()) {
            throw new Refusal("CHANNEL_UNKNOWN", "there is no channel " + key.channel() + "; add it first");
        }
        if (!((Item) states.of(StreamId.item(key.sku()))).isRegistered()) {
            throw new Refusal("ITEM_UNKNOWN", "there is no item " + key.sku() + "; register it first");
        }
    }

    private static Decision staged(List<?> facts, String stream, Map<String, Object> answer) {
        return new Decision.Accepted(facts.stream().map(fact -> new Staged(stream, fact)).toList(), answer);
    }

    private static List<Staged> stagedItems(List<ItemFact> facts) {
        return facts.stream().map(fact -> new Staged(StreamId.item(fact.sku()), fact)).toList();
    }

    private static Item after(Item item, List<ItemFact> facts) {
        var now = item;
        for (var fact : facts) {
            now = now.sku() == null || fact.sku().equals(now.sku()) ? now.after(fact) : now;
        }
        return now;
    }

    private static String streamOf(ChannelAction action) {
        return StreamId.channel(action.channel());
    }
}
