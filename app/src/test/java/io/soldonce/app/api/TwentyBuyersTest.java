package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Many at once.
@OnTheRunningApplication
class TwentyBuyersTest {
    private static final int BUYERS = 20;

    private final RunningApplication app = RunningApplication.shared();

    @RepeatedTest(5)
    void twenty_buyers_of_one_unit_and_one_gets_it(RepetitionInfo round) throws Exception {
        var sku = app.item("BUYERS-" + round.getCurrentRepetition(), 1);
        var answers = atOnce(buyer -> app.post("/api/items/" + sku + "/reservations",
                "{\"quantity\":1,\"holdId\":\"buyer-" + buyer + "\"}").status());
        assertThat(answers).containsOnly(201, 409).hasSize(BUYERS);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(app.get("/api/items/" + sku).at("buckets.reserved")).isEqualTo("1");
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("0");
    }

    @Test
    void twenty_tellings_of_one_sale_are_one_sale() throws Exception {
        var sku = app.item("TELLINGS", 50);
        var answers = atOnce(_ -> app.post("/api/sales",
                """
                    {"channel":"whatnot","orderId":"W-77","lines":[{"sku":"TELLINGS","quantity":1},{"sku":"tellings","quantity":2,"lineId":"b"}]}""")
                .status());
        assertThat(answers).containsOnly(200, 201);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("47");
    }

    private interface Buyer {
        int ask(int number) throws Exception;
    }

    private static List<Integer> atOnce(Buyer buyer) throws Exception {
        var line = new CyclicBarrier(BUYERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asks = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < BUYERS; i++) {
                var number = i;
                asks.add(() -> {
                    line.await();
                    return buyer.ask(number);
                });
            }
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(asks)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
