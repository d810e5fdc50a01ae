package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// As much of a browser as forms need: cookies, and the token in the page.
public final class SignedIn {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final RunningApplication app;
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    SignedIn(RunningApplication app) {
        this.app = app;
    }

    public static SignedIn owner(RunningApplication app) throws Exception {
        var browser = new SignedIn(app);
        browser.signIn(RunningApplication.TOKEN);
        return browser;
    }

    HttpResponse<String> signIn(String password) throws Exception {
        return post("/sign-in", "username=owner&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8) + "&_csrf="
                + formToken("/sign-in"));
    }

    public String page(String path) throws Exception {
        return get(path).body();
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(app.uri(path)));
    }

    public HttpResponse<String> post(String path, String form) throws Exception {
        return send(HttpRequest.newBuilder(app.uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public String formToken(String path) throws Exception {
        var token = FORM_TOKEN.matcher(get(path).body());
        assertThat(token.find()).isTrue();
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }
}
