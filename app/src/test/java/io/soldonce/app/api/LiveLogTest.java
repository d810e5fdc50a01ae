package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The log page by page, and as it grows.
@OnTheRunningApplication
class LiveLogTest {
    private final RunningApplication app = RunningApplication.shared();

    @Test
    void the_log_is_read_page_by_page_without_a_gap() {
        var page = app.get("/api/events?after=10&limit=5");
        assertThat(page.json().at("/events").valueStream().map(event -> event.at("/index").asLong())).containsExactly(11L, 12L, 13L, 14L,
                15L);
        assertThat(page.at("next")).isEqualTo("15");
        assertThat(page.at("events.0.payload")).startsWith("{");
        assertThat(page.at("events.0.metadata.actor")).isEqualTo("owner");
        assertThat(app.get("/api/events?after=" + app.head()).at("next")).isEqualTo("null");
    }

    @Test
    void a_reader_hears_what_happens_and_goes_on_where_it_was() throws Exception {
        var head = app.head();
        var sku = app.item("LIVE-1", 1);
        var first = listen(Long.toString(head), 2);
        assertThat(first).containsExactly(head + 1, head + 2);
        app.post("/api/items/" + sku + "/reservations", "{\"quantity\":1,\"holdId\":\"h\"}");
        var rest = listen(Long.toString(first.getLast()), (int) (app.head() - first.getLast()));
        assertThat(rest.getFirst()).isEqualTo(head + 3);
        assertThat(rest.getLast()).isEqualTo(app.head());
        assertThat(rest).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_message_says_it_in_a_sentence() throws Exception {
        app.item("LIVE-2", 1);
        var request = app.request("/api/events").header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(app.head() - 1)).GET();
        try (var lines = app.client().send(request.build(), BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.startsWith("data:")).findFirst().orElse("")).contains("\"sentence\":\"")
                    .contains("LIVE-2");
        }
    }

    private List<Long> listen(String lastEventId, int count) throws Exception {
        var request = app.request("/api/events").header("Accept", "text/event-stream").header("Last-Event-ID", lastEventId).GET();
        var answer = app.client().send(request.build(), BodyHandlers.ofLines());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        var indexes = new ArrayList<Long>();
        try (var lines = answer.body()) {
            lines.filter(line -> line.startsWith("id:")).limit(count).forEach(line -> indexes.add(Long.valueOf(line.substring(3).strip())));
        }
        return indexes;
    }
}
