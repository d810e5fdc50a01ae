package io.soldonce.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.app.imports.OrderLines.Told;
import io.soldonce.order.OrderFact.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderLinesTest {
    private static final Told TWO = new Told(null, "A", null, 2, null);
    private static final Told ONE = new Told(null, "A", null, 1, null);
    private static final Told OTHER = new Told(null, null, "Some/card", 1, null);

    @Test
    void lines_without_id_are_the_same_lines_wherever_they_stand() {
        assertThat(OrderLines.named(List.of(TWO, ONE, OTHER)))
                .containsExactlyInAnyOrderElementsOf(OrderLines.named(List.of(OTHER, ONE, TWO)));
        assertThat(OrderLines.named(List.of(TWO, ONE, OTHER))).extracting(Line::lineId).containsExactly("A#2", "A", "Some_card");
    }

    @Test
    void an_id_is_given_once() {
        assertThatThrownBy(() -> OrderLines.named(List.of(new Told("1", "A", null, 1, null), new Told("1", "B", null, 1, null))))
                .hasMessageContaining("two lines have the id 1");
    }
}
