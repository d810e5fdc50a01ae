package io.soldonce.reconciler.alert;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Where alerts are mailed to, read from one line of configuration.
///
/// @param isTls    encrypted from the first byte; otherwise encrypted as soon as the server offers it
/// @param user     null when the server asks for none
/// @param password null without a user
/// @param to       one or more, separated by commas
public record MailAddress(String host, int port, boolean isTls, String user, String password, String from, String to) {
    private static final String HOW = "; write smtp://user:password@host:port/?from=me@example.org&to=you@example.org"
            + " (smtps:// for TLS from the first byte; user and password may be left out; write @ as %40 in either)";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /// @throws IllegalArgumentException saying what is wrong with it, without its password
    public static MailAddress of(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("the mail address of the alerts can not be read" + HOW);
        }
        var isTls = "smtps".equals(uri.getScheme());
        if ((!isTls && !"smtp".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("the mail address of the alerts names no mail server" + HOW);
        }
        var query = query(uri.getRawQuery());
        if (query.get("from") == null || query.get("to") == null) {
            throw new IllegalArgumentException("the mail address of the alerts does not say from or to" + HOW);
        }
        var login = uri.getRawUserInfo() == null ? new String[]{null, null} : uri.getRawUserInfo().split(":", 2);
        if (login.length != 2) {
            throw new IllegalArgumentException("the mail address of the alerts has a user and no password" + HOW);
        }
        var port = uri.getPort() > 0 ? uri.getPort() : isTls ? 465 : 587;
        return new MailAddress(uri.getHost(), port, isTls, decoded(login[0]), decoded(login[1]), query.get("from"), query.get("to"));
    }

    boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "MailAddress[" + host + ":" + port + ", from " + from + ", to " + to + "]";
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        for (var part : raw == null ? new String[0] : raw.split("&")) {
            var pair = part.split("=", 2);
            if (pair.length == 2 && !pair[1].isBlank()) {
                query.put(pair[0], decoded(pair[1]));
            }
        }
        return query;
    }

    /// A plus is a plus here, as in many people's addresses.
    private static String decoded(String raw) {
        return raw == null ? null : URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
