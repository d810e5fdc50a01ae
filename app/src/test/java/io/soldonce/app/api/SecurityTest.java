package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Nobody gets further than the sign-in page without the token or the password.
@OnTheRunningApplication
class SecurityTest {
    private final RunningApplication app = RunningApplication.shared();
    private final HttpClient stranger = HttpClient.newHttpClient();

    @Test
    void every_path_of_the_application_wants_a_sign_in() throws Exception {
        var asked = 0;
        var mappings = app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet();
        for (var mapping : mappings) {
            for (var pattern : mapping.getPatternValues()) {
                // a webhook proves itself by what its marketplace signed
                if (pattern.equals("/sign-in") || pattern.equals("/error") || pattern.startsWith("/webhooks/")) {
                    continue;
                }
                var methods = mapping.getMethodsCondition().getMethods();
                var method = methods.isEmpty() ? "GET" : methods.iterator().next().name();
                var answer = ask(method, pattern.replaceAll("\\{[^}]*}", "1"));
                asked++;
                if (pattern.startsWith("/api") || pattern.startsWith("/sandbox")) {
                    assertThat(answer.statusCode()).as(method + " " + pattern).isEqualTo(401);
                    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
                    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
                } else {
                    assertThat(answer.statusCode()).as(method + " " + pattern).isEqualTo(302);
                    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
                }
            }
        }
        assertThat(asked).isGreaterThan(35);
    }

    @Test
    void a_wrong_token_is_no_token() throws Exception {
        for (var header : new String[]{"Bearer wrong", "Bearer ", "Basic b3duZXI6eA==", "bearer", RunningApplication.TOKEN}) {
            var answer = stranger.send(HttpRequest.newBuilder(app.uri("/api/items")).header("Authorization", header).build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
        }
    }

    @Test
    void the_interface_is_described_to_those_who_are_signed_in() {
        var answer = app.get("/api/openapi");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/sales").contains("/api/items/{sku}/explain");
    }

    @Test
    void static_files_and_health_are_for_everybody_with_strict_headers() throws Exception {
        for (var path : new String[]{"/console.css", "/console.js", "/favicon.svg", "/sign-in", "/actuator/health"}) {
            var answer = ask("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'")
                    .contains("script-src 'self'").doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        }
    }

    @Test
    void a_person_signs_in_by_form_and_sells_with_the_token_of_the_form() throws Exception {
        var browser = new SignedIn(app);
        var signedIn = browser.signIn(RunningApplication.TOKEN);
        assertThat(signedIn.headers().firstValue("Location").orElse("")).endsWith("/");
        var cookie = String.join("; ", signedIn.headers().allValues("Set-Cookie"));
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/items?limit=1").statusCode()).isEqualTo(200);

        var sku = app.item("SEC-1", 1);
        var withoutToken = browser.post("/sales", "sku=" + sku + "&quantity=1&orderId=C-SEC-1");
        assertThat(withoutToken.statusCode()).isEqualTo(403);
        var json = browser
                .send(HttpRequest.newBuilder(app.uri("/api/items/" + sku + "/receipts")).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"quantity\":1}")));
        assertThat(json.statusCode()).isEqualTo(403);
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("1");

        var sold = browser.post("/sales", "sku=" + sku + "&quantity=1&orderId=C-SEC-1&_csrf=" + browser.formToken("/"));
        assertThat(sold.statusCode()).isEqualTo(302);
        assertThat(app.get("/api/items/" + sku).at("availableToPromise")).isEqualTo("0");
        assertThat(app.toldAll().get("/api/items/" + sku + "/history").at("history.0.actor")).isEqualTo("owner");
    }

    @Test
    void a_wrong_password_stays_outside() throws Exception {
        var browser = new SignedIn(app);
        assertThat(browser.signIn("wrong").headers().firstValue("Location").orElse("")).contains("wrong");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void a_program_may_say_who_acts() {
        var sku = app.item("SEC-2", 0);
        assertThat(app.post("/api/items/" + sku + "/receipts", "{\"quantity\":1}", "X-Actor", "till-2").status()).isEqualTo(201);
        assertThat(app.toldAll().get("/api/items/" + sku + "/history").at("history.0.actor")).isEqualTo("api:till-2");
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        return stranger.send(HttpRequest.newBuilder(app.uri(path)).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }
}
