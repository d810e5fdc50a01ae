package io.soldonce.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

class EventCatalogueTest {
    record Priced(String sku, BigDecimal price, String currency, Instant occurredAt, Optional<String> note, Map<String, Integer> counts) {
        boolean isFree() {
            return price.signum() == 0;
        }

        String getLabel() {
            return sku + " " + price;
        }
    }

    private static final EventCatalogue.Entry PRICED = new EventCatalogue.Entry(Priced.class, "priced", 3);
    private static final EventCatalogue.Upcast MONEY_GETS_CURRENCY = new EventCatalogue.Upcast("priced", 1,
            node -> node.put("currency", "EUR"));
    private static final EventCatalogue.Upcast ID_BECOMES_SKU = new EventCatalogue.Upcast("priced", 2, EventCatalogueTest::idBecomesSku);

    private final EventCatalogue catalogue = new EventCatalogue(List.of(PRICED), List.of(ID_BECOMES_SKU, MONEY_GETS_CURRENCY));

    private static ObjectNode idBecomesSku(ObjectNode node) {
        node.set("sku", node.remove("id"));
        return node;
    }

    @Test
    void writes_components_alone_in_their_order_and_reads_them_back() {
        Priced event = new Priced("PSA-1", new BigDecimal("1.50"), "EUR", Instant.parse("2026-11-20T10:00:00.123456Z"), Optional.empty(),
                Map.of("b", 2, "a", 1));

        EventCatalogue.Written written = catalogue.write(event);

        assertThat(written).isEqualTo(new EventCatalogue.Written("priced", 3, "{\"sku\":\"PSA-1\",\"price\":1.50,\"currency\":\"EUR\","
                + "\"occurredAt\":\"2026-11-20T10:00:00.123456Z\",\"counts\":{\"a\":1,\"b\":2}}"));
        assertThat(catalogue.read("priced", 3, written.json())).isEqualTo(event);
    }

    @Test
    void big_and_small_decimals_are_written_plain() {
        Priced event = new Priced("x", new BigDecimal("1E+9"), "EUR", Instant.EPOCH, Optional.of("n"), Map.of());

        assertThat(catalogue.write(event).json()).contains("\"price\":1000000000,");
    }

    @Test
    void each_old_revision_climbs_the_chain_of_upcasts() {
        String first = "{\"id\":\"PSA-1\",\"price\":1.50,\"occurredAt\":\"2026-11-20T10:00:00Z\",\"counts\":{}}";
        String second = "{\"id\":\"PSA-1\",\"price\":1.50,\"currency\":\"USD\",\"occurredAt\":\"2026-11-20T10:00:00Z\",\"counts\":{}}";

        assertThat(catalogue.read("priced", 1, first)).isEqualTo(new Priced("PSA-1", new BigDecimal("1.50"), "EUR",
                Instant.parse("2026-11-20T10:00:00Z"), Optional.empty(), Map.of()));
        assertThat(((Priced) catalogue.read("priced", 2, second)).currency()).isEqualTo("USD");
    }

    @Test
    void says_clearly_what_it_cannot_read() {
        assertThatThrownBy(() -> catalogue.read("gone", 1, "{}")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event 'gone' revision 1").hasMessageContaining("no event of that name");
        assertThatThrownBy(() -> catalogue.read("priced", 4, "{}")).hasMessageContaining("event 'priced' revision 4")
                .hasMessageContaining("only revisions 1 to 3");
        assertThatThrownBy(() -> catalogue.read("priced", 3, "{\"colour\":1}")).hasMessageContaining("'priced' revision 3 cannot be read")
                .hasMessageContaining("colour");
    }

    @Test
    void refuses_what_postgresql_cannot_hold() {
        assertThatThrownBy(() -> catalogue.write(noted("a\u0000b"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("U+0000");
        assertThatThrownBy(() -> catalogue.write(noted("half \uD83D"))).hasMessageContaining("half a surrogate pair");
        assertThatThrownBy(() -> catalogue.write(noted("half \uDE00!"))).hasMessageContaining("half a surrogate pair");
        assertThat(catalogue.write(noted("not \\u0000 but a backslash; whole \uD83D\uDE00")).json()).contains("\\\\u0000");
    }

    private static Priced noted(String note) {
        return new Priced("x", BigDecimal.ONE, "EUR", Instant.EPOCH, Optional.of(note), Map.of());
    }

    @Test
    void refuses_an_unknown_class_and_an_incomplete_catalogue() {
        assertThatThrownBy(() -> catalogue.write("text")).hasMessageContaining("class java.lang.String is not in the event catalogue");
        assertThatThrownBy(() -> new EventCatalogue(List.of(PRICED), List.of(ID_BECOMES_SKU)))
                .hasMessageContaining("from revision 1 is missing");
        assertThatThrownBy(() -> new EventCatalogue(List.of(PRICED, PRICED), List.of(ID_BECOMES_SKU, MONEY_GETS_CURRENCY)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new EventCatalogue(List.of(PRICED, new EventCatalogue.Entry(String.class, "priced", 1)), List.of()))
                .hasMessageContaining("'priced' is in the catalogue twice");
        assertThatThrownBy(() -> new EventCatalogue(List.of(), List.of(ID_BECOMES_SKU))).hasMessageContaining("not in the catalogue");
        assertThatThrownBy(() -> new EventCatalogue(List.of(PRICED),
                List.of(ID_BECOMES_SKU, MONEY_GETS_CURRENCY, new EventCatalogue.Upcast("priced", 3, n -> n))))
                .hasMessageContaining("leads nowhere");
    }
}
