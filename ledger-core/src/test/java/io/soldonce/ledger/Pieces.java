package io.soldonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.engine.Decision.Staged;
import io.soldonce.item.ItemFact.CostShare;
import io.soldonce.item.ItemFact.UnitsFormed;
import io.soldonce.item.ItemFact.UnitsTransformed;
import io.soldonce.item.Transformation.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What becomes something else costs what it cost, and each side names the other.
final class Pieces {
    private Pieces() {}

    static void requireKept(List<Staged> facts) {
        var gone = facts.stream().map(Staged::event).filter(UnitsTransformed.class::isInstance).map(UnitsTransformed.class::cast).toList();
        var made = facts.stream().map(Staged::event).filter(UnitsFormed.class::isInstance).map(UnitsFormed.class::cast).toList();
        assertThat(gone.isEmpty()).as("%s", facts).isEqualTo(made.isEmpty());
        if (gone.isEmpty()) {
            return;
        }
        var before = gone.stream().flatMap(fact -> fact.cost().stream()).toList();
        var after = made.stream().flatMap(fact -> fact.cost().stream()).toList();
        var isKnown = before.stream().allMatch(share -> share.unitCost() != null);
        assertThat(sums(after)).as("cost of %s", facts).isEqualTo(isKnown ? sums(before) : sums(List.of()));
        assertThat(after.stream().allMatch(share -> (share.unitCost() != null) == isKnown)).isTrue();
        if (gone.getFirst().kind() != Kind.BREAK) {
            assertThat(units(before)).isEqualTo(units(after));
        }
        assertThat(gone).allMatch(fact -> fact.into().equals(made.stream().map(UnitsFormed::sku).toList()));
        assertThat(made).allMatch(fact -> fact.from().equals(gone.stream().map(UnitsTransformed::sku).toList()));
    }

    private static int units(List<CostShare> shares) {
        return shares.stream().mapToInt(CostShare::quantity).sum();
    }

    private static Map<String, BigDecimal> sums(List<CostShare> shares) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var share : shares) {
            if (share.unitCost() != null) {
                sums.merge(share.unitCost().currency(), share.unitCost().amount().multiply(BigDecimal.valueOf(share.quantity())),
                        BigDecimal::add);
            }
        }
        sums.replaceAll((_, amount) -> amount.stripTrailingZeros());
        return sums;
    }
}
