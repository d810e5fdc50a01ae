package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.sandbox.SandboxCalls;
import io.soldonce.app.sandbox.SandboxDoors;
import io.soldonce.app.security.Problem;
import io.soldonce.values.ChannelId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/// What a tester does on a sandbox marketplace goes there as it was said, and comes back as it was answered.
@OnTheRunningApplication
class SandboxDoorsTest {
    private static final ChannelId EBAY = new ChannelId("ebay");
    private final List<String> heard = new ArrayList<>();
    private HttpServer marketplace;

    @BeforeEach
    void open() throws IOException {
        marketplace = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        marketplace.createContext("/", exchange -> {
            var said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + said);
            var path = exchange.getRequestURI().getPath();
            var gone = said.contains("GONE");
            var answer = (path.endsWith("/purchases")
                    ? gone ? "{\"error\":\"only 0 left\",\"buyable\":0}" : "{\"orderId\":\"12-1\"}"
                    : "{\"buyable\":3}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.endsWith("/purchases") ? gone ? 409 : 201 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        marketplace.start();
    }

    @AfterEach
    void close() {
        marketplace.stop(0);
    }

    @Test
    void a_purchase_goes_to_the_marketplace_and_its_order_comes_back() {
        var api = new SandboxApi(calls("sandbox"));
        var bought = api.buy("ebay", new SandboxApi.PurchaseBody("PSA 1", 1, null));
        assertThat(bought.getStatusCode().value()).isEqualTo(201);
        assertThat(String.valueOf(bought.getBody())).contains("12-1");
        assertThat(api.offer("ebay", "PSA 1")).isEqualTo(Map.of("buyable", 3));
        assertThat(heard).containsExactly("POST /sandbox/accounts/card%20shop/purchases {\"sku\":\"PSA 1\",\"quantity\":1}",
                "GET /sandbox/accounts/card%20shop/offers/PSA%201 ");
    }

    @Test
    void what_the_marketplace_refuses_is_a_problem_with_its_own_words() {
        var api = new SandboxApi(calls("sandbox"));
        var problem = catchThrowableOfType(Problem.class,
                () -> api.buy("ebay", new SandboxApi.PurchaseBody("GONE", 1, null)));
        assertThat(problem.status().value()).isEqualTo(409);
        assertThat(problem.getMessage()).isEqualTo("only 0 left");
        assertThat(String.valueOf(problem.body("/").get("buyable"))).isEqualTo("0");
    }

    @Test
    void a_marketplace_that_is_down_is_said_to_be() {
        var api = new SandboxApi(calls("sandbox"));
        close();
        var problem = catchThrowableOfType(Problem.class, () -> api.knobs("ebay"));
        assertThat(problem.code()).isEqualTo("SANDBOX_AWAY");
    }

    @Test
    void a_real_installation_has_no_such_doors() {
        assertThat(calls("sandbox").isSandbox(EBAY)).isTrue();
        assertThat(calls("sandbox").isSandbox(new ChannelId("whatnot"))).isFalse();
        assertThat(calls("real").isSandbox(EBAY)).isFalse();
        assertThat(catchThrowableOfType(Problem.class, () -> new SandboxApi(calls("real")).knobs("ebay"))
                .status().value()).isEqualTo(404);
        assertThat(heard).isEmpty();
    }

    @Test
    void nobody_buys_without_the_token() throws Exception {
        var app = RunningApplication.shared();
        var answer = app.send(HttpRequest.newBuilder(app.uri("/sandbox/ebay/purchases")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"sku\":\"PSA-0001\",\"quantity\":1}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.at("code")).isEqualTo("NOT_SIGNED_IN");
    }

    private SandboxCalls calls(String kind) {
        var account = URI.create("http://127.0.0.1:" + marketplace.getAddress().getPort() + "/sandbox/accounts/card%20shop");
        SandboxDoors doors = channel -> channel.equals(EBAY) ? Optional.of(account) : Optional.empty();
        var beans = new StaticListableBeanFactory(Map.of("doors", doors));
        return new SandboxCalls(beans.getBeanProvider(SandboxDoors.class), new DataDirectory(Path.of("nowhere"), kind),
                JsonMapper.shared());
    }
}
