package io.soldonce.reconciler.listing;

import io.soldonce.channels.gateway.ChannelGateway;
import io.soldonce.channels.gateway.Told;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.spi.Shown;
import io.soldonce.engine.AppendLane;
import io.soldonce.reconciler.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/// Brings the due listings of one channel to what they should show. Asks again and again what the next step is, from rows anyone can
/// select, and never which change woke it: whatever breaks in between, the next pass goes on.
public final class ListingReconciler {
    /// A listing that needs more steps than this goes back into the queue.
    private static final int ROUNDS = 8;
    private static final Duration NOT_ALLOWED = Duration.ofSeconds(60);
    private static final Duration NOT_HEARD = Duration.ofSeconds(5);

    private final ChannelGateway gateway;
    private final DueQueue queue;
    private final Standings standings;
    private final ReadBacks readBacks;
    private final BrakedPlans brakes;
    private final Permission permission;
    private final Reports reports;
    private final SalesHeard sales;
    private final AppendLane lane;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /// @param ids of claims and plans; where a restart shall know its own claims, all begin with the node's half
    public ListingReconciler(ChannelGateway gateway, DSLContext db, SalesHeard sales, AppendLane lane, Alarm alarm, Clock clock,
            Supplier<UUID> ids) {
        this.gateway = gateway;
        this.queue = new DueQueue(db, gateway.id(), clock);
        this.standings = new Standings(db, gateway.id());
        this.readBacks = new ReadBacks(db, gateway.id(), clock);
        this.brakes = new BrakedPlans(db, clock, ids);
        this.permission = new Permission(db, gateway.id(), clock);
        this.reports = new Reports(db, gateway.id(), alarm, clock);
        this.sales = sales;
        this.lane = lane;
        this.clock = clock;
        this.ids = ids;
    }

    /// Gives up what this node had claimed before it stopped or died. Called before the first pass only.
    ///
    /// @param node the first half of its claims' ids
    public void forgetClaimsOf(long node) {
        queue.releaseAllOf(node);
    }

    /// Claims one batch and brings each listing as far as it goes now.
    ///
    /// @param urgentOnly only delists because fewer are available: so that they never wait for the rest
    /// @return how many were claimed; ask again at once while there are any
    public int pass(boolean urgentOnly) {
        permission.wakeWhenAllowedAgain();
        var claims = Claims.of(queue, clock, ids.get(), gateway.capabilities().batch(), urgentOnly);
        var claimed = claims.count();
        Step.Drained drained = null;
        for (var round = 0; round < ROUNDS && claims.count() > 0; round++) {
            if (round > 0) {
                claims.renew();
            }
            drained = round(claims, drained);
        }
        claims.releaseAll();
        return claimed;
    }

    /// One step for each listing; those that are done or must wait leave the claims.
    private Step.Drained round(Claims claims, Step.Drained drained) {
        var here = standings.of(claims.keys());
        var finished = new ArrayList<>(claims.keys().stream().filter(key -> !here.containsKey(key)).toList());
        var pushes = new ArrayList<Planned>();
        var reads = new ArrayList<Standing>();
        var mustDrain = new ArrayList<Standing>();
        for (var standing : here.values()) {
            switch (Step.next(standing, gateway.capabilities(), drained, clock.instant())) {
                case Step.Nothing _ -> finished.add(standing.key());
                case Step.Drain _ -> mustDrain.add(standing);
                case Step.Confirm _ -> reads.add(standing);
                case Step.Push push -> pushes.add(new Planned(standing, push));
                case Step.Wait(var until, var _) -> claims.release(standing, until);
                case Step.Escalate(var until, var _) -> claims.release(standing, until);
            }
        }
        claims.finish(finished);
        push(claims, pushes, drained);
        read(claims, reads);
        return mustDrain.isEmpty() ? drained : drain(claims, mustDrain, drained);
    }

    private record Planned(Standing standing, Step.Push push) {}

    private Step.Drained drain(Claims claims, List<Standing> waiting, Step.Drained before) {
        var drained = sales.drain();
        if (drained == null) {
            waiting.forEach(standing -> claims.release(standing, clock.instant().plus(NOT_HEARD)));
            return before;
        }
        return drained;
    }

    private void push(Claims claims, List<Planned> planned, Step.Drained drained) {
        var going = braked(claims, planned);
        if (going.isEmpty()) {
            return;
        }
        var orders = going.stream()
                .map(one -> new ChannelGateway.Order(one.standing().canonical(one.push().parts()), one.standing().action(),
                        one.standing().isUrgent(), drained == null ? null : drained.upTo()))
                .toList();
        var told = gateway.push(orders, claims.id());
        var failed = new ArrayList<ReadBacks.Failed>();
        for (var i = 0; i < told.size(); i++) {
            var standing = going.get(i).standing();
            switch (told.get(i)) {
                case Told.Sent sent -> sent(claims, standing, sent.receipt(), failed);
                case Told.Held(var _, var until, var _) -> claims.release(standing, until);
                case Told.NotAllowed _ -> notAllowed(claims, standing);
            }
        }
        if (!failed.isEmpty()) {
            readBacks.failed(failed);
        }
    }

    /// What was taken, or nobody knows of, is read back in the next round.
    private void sent(Claims claims, Standing standing, Receipt receipt, List<ReadBacks.Failed> failed) {
        switch (receipt.outcome()) {
            case CallOutcome.Done _,CallOutcome.Unknown _ -> {
            }
            case CallOutcome.Throttled(var until, var _) -> claims.release(standing, until);
            case CallOutcome.Transient _,CallOutcome.Refused _,CallOutcome.SessionLost _ -> {
                failed.add(new ReadBacks.Failed(standing, receipt.outcome().said()));
                failed(claims, standing, standing.failures() + 1, receipt.outcome());
            }
        }
    }

    private List<Planned> braked(Claims claims, List<Planned> planned) {
        var subject = planned.stream().map(Planned::standing).filter(Brakes::applyTo).toList();
        if (subject.isEmpty() || !permission.isGiven()) {
            return planned;
        }
        var parked = brakes.brake(gateway.id(), subject);
        parked.ifPresent(plan -> {
            reports.parked(plan);
            subject.stream().filter(standing -> plan.listings().contains(standing.key()))
                    .forEach(standing -> claims.release(standing, clock.instant()));
        });
        return planned.stream().filter(one -> claims.has(one.standing())).toList();
    }

    private void notAllowed(Claims claims, Standing standing) {
        var why = permission.whyNot(standing);
        if (why == null) { // superseded, or another worker has it: what is due now says what to do
            claims.release(standing, clock.instant());
            return;
        }
        if (standing.isUrgent() && standing.desired().isDelist()) {
            reports.blocked(standing, why);
        }
        claims.release(standing, clock.instant().plus(NOT_ALLOWED));
    }

    private void read(Claims claims, List<Standing> reading) {
        if (reading.isEmpty()) {
            return;
        }
        var receipts = reading.stream().map(standing -> standing.open() == null
                ? Receipt.unsent(gateway.render(standing.asItIs()))
                : new Receipt(gateway.render(standing.asItIs()), new CallOutcome.Done(), standing.open().reference())).toList();
        var confirmations = gateway.confirm(receipts);
        var now = clock.instant();
        var reads = new ArrayList<ReadBacks.Read>();
        for (var i = 0; i < reading.size(); i++) {
            reads.add(new ReadBacks.Read(reading.get(i), Reading.of(reading.get(i), confirmations.get(i), now)));
        }
        readBacks.read(reads, claims.id());
        var facts = reads.stream().flatMap(read -> ReadFact.of(read.standing(), read.reading(), now).stream()).map(lane::submit).toList();
        facts.forEach(CompletableFuture::join);
        reads.forEach(read -> follow(claims, read.standing(), read.reading()));
    }

    private void follow(Claims claims, Standing standing, Reading reading) {
        if (reading.failures() > standing.failures()) {
            failed(claims, standing, reading.failures(),
                    new CallOutcome.Transient("READ_BACK", reading.words() == null ? shows(standing, reading.shown()) : reading.words()));
        } else if (reading.askAt() != null) {
            claims.release(standing, reading.askAt());
        } else if (reading.isAsSent() && (standing.failures() > 1 || standing.open().isDelist())) {
            reports.wentThrough(standing);
        }
    }

    private static String shows(Standing standing, Shown shown) {
        return "was told " + standing.open().quantity() + " at " + standing.open().price() + ", shows " + shown.status() + " "
                + shown.quantity() + " at " + shown.price();
    }

    private void failed(Claims claims, Standing standing, int failures, CallOutcome outcome) {
        switch (Step.failed(failures, standing.desired().isKnown() && standing.desired().isDelist(), outcome.said(), clock.instant())) {
            case Step.Escalate(var until, var why) -> {
                reports.failed(standing, outcome, why);
                claims.release(standing, until);
            }
            case Step.Wait(var until, var _) -> claims.release(standing, until);
            default -> throw new IllegalStateException("a failure is followed by a pause");
        }
    }
}
