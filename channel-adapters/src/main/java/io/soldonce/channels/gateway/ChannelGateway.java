package io.soldonce.channels.gateway;

import io.soldonce.channels.gateway.PushJournal.Action;
import io.soldonce.channels.gateway.PushJournal.Answered;
import io.soldonce.channels.gateway.PushJournal.Intent;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.CanonicalListing;
import io.soldonce.channels.spi.Capabilities;
import io.soldonce.channels.spi.Channel;
import io.soldonce.channels.spi.Confirmation;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.values.ChannelId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// The only way to a channel: adds to its language what all channels need. Permission and journal are one statement, so a push that the
/// switch forbids is never sent, and one that was sent is never missing from the journal.
public final class ChannelGateway {
    private final ChannelId id;
    private final Channel channel;
    private final PushJournal journal;
    private final CallBudget budget;
    private final Circuit circuit;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public ChannelGateway(ChannelId id, Channel channel, PushJournal journal, CallBudget budget, Circuit circuit, Clock clock,
            Supplier<UUID> ids) {
        this.id = id;
        this.channel = channel;
        this.journal = journal;
        this.budget = budget;
        this.circuit = circuit;
        this.clock = clock;
        this.ids = ids;
    }

    public ChannelId id() {
        return id;
    }

    public Capabilities capabilities() {
        return channel.capabilities();
    }

    public Offer render(CanonicalListing listing) {
        return channel.render(listing);
    }

    /// One listing to be told, and why it may.
    ///
    /// @param isUrgent  a delist because fewer are available: goes before the rest and may use what is kept back for it
    /// @param drainedAt up to when sales had been read; null when that was not needed
    public record Order(CanonicalListing listing, Action action, boolean isUrgent, Instant drainedAt) {}

    /// Sends what may be sent.
    ///
    /// @return one answer for each order, in order
    public List<Told> push(List<Order> orders, UUID claim) {
        var told = new LinkedHashMap<Order, Told>();
        orders.forEach(order -> told.put(order, null));
        hold(told);
        send(told, claim);
        return List.copyOf(told.values());
    }

    /// Reads back.
    ///
    /// @return one confirmation for each receipt, in order
    public List<Confirmation> confirm(List<Receipt> receipts) {
        var until = circuit.openUntil().or(() -> budget.take(receipts.size(), true));
        if (until.isPresent()) {
            var trouble = new CallOutcome.Throttled(until.get(), "the channel is left alone until then");
            return receipts.stream().<Confirmation>map(_ -> new Confirmation.Unread(trouble)).toList();
        }
        var confirmations = guarded(receipts);
        circuit.ended(confirmations.stream().map(ChannelGateway::outcome).toList());
        return confirmations;
    }

    private List<Confirmation> guarded(List<Receipt> receipts) {
        try {
            return channel.confirm(receipts);
        } catch (RuntimeException adapterFailed) {
            var trouble = new CallOutcome.Transient("ADAPTER", adapterFailed.toString());
            return receipts.stream().<Confirmation>map(_ -> new Confirmation.Unread(trouble)).toList();
        }
    }

    private static CallOutcome outcome(Confirmation confirmation) {
        return confirmation instanceof Confirmation.Unread(var trouble) ? trouble : new CallOutcome.Done();
    }

    private void hold(Map<Order, Told> told) {
        var open = circuit.openUntil();
        if (open.isPresent()) {
            told.replaceAll((order, _) -> new Told.Held(order.listing(), open.get(), "the channel fails again and again"));
            return;
        }
        var revisions = capabilities().revisions();
        if (revisions != null) {
            var spent = RevisionDay.of(revisions, clock.instant());
            var counts = journal.countSince(told.keySet().stream().map(order -> order.listing().key()).toList(), spent.began());
            told.replaceAll((order, _) -> spent.isSpent(counts.getOrDefault(order.listing().key(), 0), order.listing().isDelist())
                    ? new Told.Held(order.listing(), spent.ends(), "its revisions of today are used up")
                    : null);
        }
        for (var urgent : List.of(true, false)) {
            var going = told.entrySet().stream().filter(entry -> entry.getValue() == null && entry.getKey().isUrgent() == urgent).toList();
            if (!going.isEmpty()) {
                budget.take(going.size(), urgent)
                        .ifPresent(until -> going.forEach(entry -> entry
                                .setValue(
                                        new Told.Held(entry.getKey().listing(), until, "the channel's calls of this moment are used up"))));
            }
        }
    }

    private void send(Map<Order, Told> told, UUID claim) {
        var orders = told.entrySet().stream().filter(entry -> entry.getValue() == null).map(Map.Entry::getKey).toList();
        if (orders.isEmpty()) {
            return;
        }
        var intents = orders.stream()
                .map(order -> new Intent(ids.get(), order.action(), channel.render(order.listing()), order.drainedAt(), claim)).toList();
        var allowed = journal.sent(intents);
        var going = intents.stream().filter(intent -> allowed.contains(intent.id())).toList();
        var began = clock.instant();
        var receipts = going.isEmpty() ? List.<Receipt>of() : pushed(going);
        var answers = new ArrayList<Answered>();
        for (var i = 0; i < going.size(); i++) {
            answers.add(new Answered(going.get(i).id(), receipts.get(i)));
            PushLine.log(id, going.get(i), receipts.get(i), began, clock.instant());
        }
        if (!answers.isEmpty()) {
            journal.answered(answers);
            circuit.ended(receipts.stream().map(Receipt::outcome).toList());
        }
        for (var i = 0; i < orders.size(); i++) {
            var at = going.indexOf(intents.get(i));
            var listing = orders.get(i).listing();
            told.put(orders.get(i), at < 0 ? new Told.NotAllowed(listing) : new Told.Sent(listing, going.get(at).id(), receipts.get(at)));
        }
    }

    /// An adapter that breaks in the middle has done nobody knows what.
    private List<Receipt> pushed(List<Intent> intents) {
        var offers = intents.stream().map(Intent::offer).toList();
        try {
            return channel.push(offers);
        } catch (RuntimeException adapterFailed) {
            return offers.stream().map(offer -> new Receipt(offer, new CallOutcome.Unknown(adapterFailed.toString()), null)).toList();
        }
    }
}
