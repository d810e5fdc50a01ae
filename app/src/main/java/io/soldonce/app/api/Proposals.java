package io.soldonce.app.api;

import io.soldonce.order.OversellProposal;
import io.soldonce.order.OversellProposal.Choice;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.losses.Claims;
import io.soldonce.values.Sku;
import java.util.List;
import org.springframework.stereotype.Component;

/// When more was sold than there is: which orders to honour, and why. Nothing is done by it; a person cancels the others, or finds a unit.
@Component
public class Proposals {
    private final ItemLookup items;
    private final Claims claims;

    Proposals(ItemLookup items, Claims claims) {
        this.items = items;
        this.claims = claims;
    }

    /// @param units that there are for all of the claims together
    public record Proposal(int units, List<Choice> choices) {
        public Proposal {
            choices = List.copyOf(choices);
        }
    }

    /// Best first; empty when no order waits for this item.
    public Proposal of(Sku sku) {
        var waiting = claims.of(sku);
        var item = items.find(sku).orElseThrow(() -> ItemsApi.unknown(sku));
        var units = item.availableToPromise() + waiting.stream().mapToInt(OversellProposal.Claim::quantity).sum();
        return new Proposal(Math.max(0, units), OversellProposal.rank(units, waiting));
    }
}
