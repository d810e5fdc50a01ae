package io.soldonce.sandbox.ebay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jooq.Record;

/// OAuth as at `/identity/v1/oauth2/token`, and what an access token says about a caller.
///
/// The contracts name the address and the scopes only; the rest follows RFC 6749 and eBay's known answers.
final class Tokens {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final int REFRESH_LIFE_SECONDS = 47_304_000;

    private Tokens() {}

    /// The caller of an ordinary call.
    ///
    /// @throws EbayRefusal 401 without a token that is good now
    static Caller caller(Call call) {
        var header = call.headers().getFirst("Authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            throw EbayError.noToken().refusal();
        }
        var row = call.db().fetchOptional("select t.account, t.client_id, t.kind, t.scopes, t.expires_at, a.knobs::text as knobs"
                + " from ebay.token t join ebay.account a using (account) where t.token = ?", header.substring(7).strip())
                .orElseThrow(() -> EbayError.badToken().refusal());
        if (!row.get("expires_at", java.time.OffsetDateTime.class).toInstant().isAfter(call.now())) {
            throw EbayError.badToken().refusal();
        }
        var knobs = new Knobs(Json.parseObject(row.get("knobs", String.class)));
        var owner = row.get("account", String.class);
        var other = knobs.text(Knob.WRONG_ACCOUNT);
        return new Caller(other == null ? owner : other, owner, row.get("client_id", String.class),
                "USER".equals(row.get("kind", String.class)),
                Set.of(row.get("scopes", String[].class)), knobs);
    }

    /// Who asks for a token; known by the application's name and, where given, by the refresh token.
    static Caller applicant(Call call) {
        var basic = basic(call);
        var form = form(call);
        var row = call.db().fetchOptional("select account, knobs::text as knobs from ebay.account where client_id = ? and client_secret = ?"
                + " order by refresh_token = ? desc, account limit 1", basic[0], basic[1], form.getOrDefault("refresh_token", ""));
        return row.map(r -> new Caller(r.get("account", String.class), r.get("account", String.class), basic[0], false, Set.of(),
                new Knobs(Json.parseObject(r.get("knobs", String.class)))))
                .orElse(new Caller(null, null, null, false, Set.of(), Knobs.NONE));
    }

    static Answer grant(Call call) {
        if (call.caller().clientId() == null) {
            return refused(401, "invalid_client", "client authentication failed");
        }
        var form = form(call);
        return switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> user(call, form, call.db().fetchOptional(
                    "select account from ebay.account where client_id = ? and refresh_token = ?", call.caller().clientId(),
                    form.getOrDefault("refresh_token", "")).orElse(null), false);
            case "authorization_code" -> user(call, form, call.db().fetchOptional(
                    "delete from ebay.consent where code = ? and expires_at > ?::timestamptz returning account",
                    form.getOrDefault("code", ""),
                    call.now().atOffset(ZoneOffset.UTC)).orElse(null), true);
            case "client_credentials" -> issue(call, "APPLICATION", call.caller().account(), form, null);
            default -> refused(400, "unsupported_grant_type", "grant type in request is not supported by the authorization server");
        };
    }

    private static Answer user(Call call, Map<String, String> form, Record found, boolean isNew) {
        if (found == null || call.knobs().isOn(Knob.REVOKE_TOKENS)) {
            return refused(400, "invalid_grant", "the provided authorization refresh token is invalid or was issued to another client");
        }
        var account = found.get("account", String.class);
        var refresh = isNew
                ? call.db().fetchSingle("select refresh_token from ebay.account where account = ?", account).get(0, String.class)
                : null;
        return issue(call, "USER", account, form, refresh);
    }

    private static Answer issue(Call call, String kind, String account, Map<String, String> form, String refresh) {
        var asked = form.getOrDefault("scope", "").strip();
        Set<String> scopes = asked.isEmpty() ? Access.all() : new TreeSet<>(Arrays.asList(asked.split("\\s+")));
        if (!Access.all().containsAll(scopes)) {
            return refused(400, "invalid_scope",
                    "The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client");
        }
        var token = "v^1.1#" + UUID.randomUUID().toString().replace("-", "");
        call.db().execute("with gone as (delete from ebay.token where expires_at < ?::timestamptz)"
                + " insert into ebay.token (token, kind, account, client_id, scopes, expires_at) values (?, ?, ?, ?, ?, ?::timestamptz)",
                call.now().minus(LIFE).atOffset(ZoneOffset.UTC), token, kind, account, call.caller().clientId(),
                scopes.toArray(String[]::new), call.now().plus(LIFE).atOffset(ZoneOffset.UTC));
        var body = Json.object().put("access_token", token).put("expires_in", LIFE.toSeconds());
        if (refresh != null) {
            body.put("refresh_token", refresh).put("refresh_token_expires_in", REFRESH_LIFE_SECONDS);
        }
        return Answer.ok(body.put("token_type", kind.equals("USER") ? "User Access Token" : "Application Access Token"));
    }

    /// Who the token's seller is. Not in the collected contracts: the two fields every account has.
    static Answer whoAmI(Call call) {
        var id = call.db().fetchOptional("select user_id from ebay.account where account = ?", call.account())
                .map(row -> row.get(0, String.class)).orElse("U-" + call.account());
        return Answer.ok(Json.object().put("userId", id).put("username", call.account()).put("accountType", "INDIVIDUAL"));
    }

    private static Answer refused(int status, String error, String description) {
        return new Answer(status, Json.object().put("error", error).put("error_description", description));
    }

    private static String[] basic(Call call) {
        var header = call.headers().getFirst("Authorization");
        if (header != null && header.startsWith("Basic ")) {
            try {
                var pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8).split(":", 2);
                if (pair.length == 2) {
                    return pair;
                }
            } catch (IllegalArgumentException e) {
                return new String[]{"", ""}; // not Base64: nobody
            }
        }
        return new String[]{"", ""};
    }

    private static Map<String, String> form(Call call) {
        var form = new HashMap<String, String>();
        for (var pair : call.raw().split("&")) {
            var name = pair.split("=", 2);
            form.put(Rim.form(name[0]), name.length == 2 ? Rim.form(name[1]) : "");
        }
        return form;
    }
}
