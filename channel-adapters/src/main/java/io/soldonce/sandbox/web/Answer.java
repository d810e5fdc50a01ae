package io.soldonce.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/// What goes back.
///
/// @param headers name and value, in order; a name may be there twice
/// @param body    empty where there is none
@SuppressWarnings("ArrayRecordComponent") // on its way to a socket, never compared
public record Answer(int status, List<Header> headers, byte[] body) {
    public record Header(String name, String value) {}

    public static Answer json(int status, JsonNode node) {
        return of(status, "application/json", Json.bytes(node));
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /// A file to be saved.
    public static Answer csv(String fileName, String text) {
        return of(200, "text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }

    /// 302: a browser goes on with GET.
    public static Answer redirect(String location) {
        return empty(302).with("Location", location);
    }

    public static Answer empty(int status) {
        return new Answer(status, List.of(), new byte[0]);
    }

    public Answer with(String header, String value) {
        var all = new ArrayList<>(headers);
        all.add(new Header(header, value));
        return new Answer(status, List.copyOf(all), body);
    }

    /// A cookie for the whole site that scripts cannot read, until the browser closes.
    public Answer withCookie(String name, String value) {
        return with("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    public Answer withoutCookie(String name) {
        return with("Set-Cookie", name + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    private static Answer of(int status, String type, byte[] body) {
        return new Answer(status, List.of(new Header("Content-Type", type)), body);
    }
}
