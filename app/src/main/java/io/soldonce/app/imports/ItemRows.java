package io.soldonce.app.imports;

import io.soldonce.app.imports.ImportReport.Row;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.engine.Outcome;
import io.soldonce.engine.Request.Idempotency;
import io.soldonce.item.ItemAction;
import io.soldonce.listing.ListingAction;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// The actions of one row that brings an item: register it, then give it what it is made of or its units, then link it where it is sold.
/// Each is done once: its key is the SKU, and a later file that says something else is told so instead of overwriting.
final class ItemRows {
    private final Flow flow;
    private final Instant now;

    ItemRows(Flow flow, Instant now) {
        this.flow = flow;
        this.now = now;
    }

    /// A listing to link.
    ///
    /// @param externalId null when the channel gave none
    record Link(ListingKey key, String externalId, String title, Money price) {}

    /// Carries a row out.
    ///
    /// @param then what follows the registration, null when nothing does
    CompletableFuture<Row> run(long line, ItemAction.Register register, ItemAction then, List<Link> links) {
        return flow.submit(register, null).thenCompose(registered -> {
            if (!(registered instanceof Outcome.Done)) {
                return CompletableFuture.completedFuture(new Row(false, false, 0, List.of(trouble(registered, line, "sku"))));
            }
            return second(then).thenCompose(second -> link(line, links).thenApply(linked -> {
                var troubles = new ArrayList<>(linked.troubles());
                add(troubles,
                        second == null ? null : trouble(second, line, then instanceof ItemAction.Receive ? "quantity" : "component_sku"));
                return new Row(RowOutcome.changed(registered), second != null && RowOutcome.changed(second), linked.linked(), troubles);
            }));
        });
    }

    private CompletableFuture<Outcome> second(ItemAction then) {
        return switch (then) {
            case null -> CompletableFuture.completedFuture(null);
            case ItemAction.Receive receive -> flow.submit(receive, key(receive.sku(), "receipt",
                    receive.quantity() + "|" + receive.unitCost() + "|" + receive.location()));
            default -> flow.submit(then, null);
        };
    }

    private CompletableFuture<Row> link(long line, List<Link> links) {
        var all = CompletableFuture.completedFuture(new Row(false, false, 0, List.of()));
        for (var link : links) {
            var key = link.key();
            var action = new ListingAction.Link(key, link.externalId(), null, link.title(), link.price(), true, now);
            all = all.thenCompose(before -> flow
                    .submit(action, key(key.sku(), "link/" + key.channel(), link.externalId() + "|" + link.title() + "|" + link.price()))
                    .thenApply(outcome -> {
                        var troubles = new ArrayList<>(before.troubles());
                        add(troubles, trouble(outcome, line, "channels"));
                        return new Row(false, false, before.linked() + (RowOutcome.changed(outcome) ? 1 : 0), troubles);
                    }));
        }
        return all;
    }

    private static Idempotency key(Sku sku, String what, String content) {
        return new Idempotency("catalogue/" + sku.key() + "/" + what, content);
    }

    private static void add(List<RowTrouble> troubles, RowTrouble trouble) {
        if (Objects.nonNull(trouble)) {
            troubles.add(trouble);
        }
    }

    private static RowTrouble trouble(Outcome outcome, long line, String column) {
        return RowOutcome.trouble(outcome, line, column, "an earlier file said something else here, and that stays",
                "change the item itself: revise it, receive or adjust its units, revise its listing");
    }
}
