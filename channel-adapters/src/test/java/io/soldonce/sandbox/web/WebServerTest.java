package io.soldonce.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/// What goes over the wire comes to the handler as it was meant, and back.
class WebServerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private WebServer server;

    @BeforeEach
    void open() {
        server = WebServer.start(0, new Routes().get("/things/{thing}", WebServerTest::told).post("/things/{thing}", WebServerTest::told)
                .put("/json", call -> Answer.json(201, call.json())).get("/file", _ -> Answer.csv("a.csv", "\"ä\"\r\n"))
                .get("/gone", _ -> {
                    throw new HangUp();
                }).get("/broken", _ -> {
                    throw new IllegalStateException("on purpose");
                }).get("/away", _ -> Answer.redirect("/file").withCookie("Ticket", "X")));
    }

    @AfterEach
    void close() {
        server.close();
        server.close();
        http.shutdownNow();
    }

    private static Answer told(Call call) {
        var told = Json.object().put("thing", call.variable("thing")).put("q", call.query().get("q")).put("a", call.form().get("a[0][b]"))
                .put("cookie", call.cookies().get("c")).put("header", call.headers().get("x-test"));
        call.files().forEach((field, file) -> told.put(field, file.name() + ":" + new String(file.content(), StandardCharsets.UTF_8)));
        return Answer.json(200, told);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body());
    }

    @Test
    void pathsQueriesFormsAndCookiesAreDecoded() throws Exception {
        var got = json(send(to("/things/a%2Fb+c%20%C3%A4?q=1%2B1+x").header("Cookie", "c=7; d=8").header("X-Test", "y")));
        assertThat(got.path("thing").asString()).isEqualTo("a/b+c ä");
        assertThat(got.path("q").asString()).isEqualTo("1+1 x");
        assertThat(got.path("cookie").asString()).isEqualTo("7");
        assertThat(got.path("header").asString()).isEqualTo("y");
        var form = json(send(to("/things/x").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a%5B0%5D%5Bb%5D=%E2%82%AC+5&a[1][b]=no"))));
        assertThat(form.path("a").asString()).isEqualTo("€ 5");
    }

    @Test
    void filesComeWithTheirForms() throws Exception {
        var body = "--x\r\nContent-Disposition: form-data; name=\"a[0][b]\"\r\n\r\nyes\r\n--x\r\nContent-Disposition: form-data; name=\"file\";"
                + " filename=\"C:\\dir\\b.csv\"\r\n\r\n1,ä\r\n\r\n--x--\r\n";
        var got = json(send(to("/things/x").header("Content-Type", "multipart/form-data; boundary=x").POST(BodyPublishers.ofString(body))));
        assertThat(got.path("a").asString()).isEqualTo("yes");
        assertThat(got.path("file").asString()).endsWith("b.csv:1,ä\r\n");
    }

    @Test
    void answersAreWhatTheySay() throws Exception {
        var file = send(to("/file"));
        assertThat(file.body()).isEqualTo("\"ä\"\r\n");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"a.csv\"");
        assertThat(file.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        var away = send(to("/away"));
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(away.headers().firstValue("Location")).contains("/file");
        assertThat(away.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie).startsWith("Ticket=X;"));
    }

    @Test
    void errorsAreWords() throws Exception {
        for (var body : new String[]{"{", "[1]", "{} x"}) {
            var refused = send(to("/json").PUT(BodyPublishers.ofString(body)));
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(json(refused).path("error").asString()).isNotEmpty();
        }
        assertThat(send(to("/json").PUT(BodyPublishers.ofString(""))).body()).isEqualTo("{}");
        assertThat(send(to("/nowhere")).statusCode()).isEqualTo(404);
        assertThat(send(to("/file").DELETE()).statusCode()).isEqualTo(404);
        var broken = send(to("/broken"));
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(json(broken).path("error").asString()).contains("on purpose");
    }

    @Test
    void aHangUpIsNoAnswer() {
        assertThatThrownBy(() -> send(to("/gone"))).isInstanceOf(IOException.class);
    }

    @Test
    void aTakenPortIsSaid() {
        int port = server.address().getPort();
        assertThatThrownBy(() -> WebServer.start(port, new Routes())).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + port);
    }
}
