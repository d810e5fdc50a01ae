package io.soldonce.channels.ebay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.soldonce.channels.ebay.EbayNotifications.Untrusted;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Whether eBay signed a body: ECDSA over the raw bytes, with the key that the header names and the digest that the key's answer names
/// (Notification API 1.6.2, getPublicKey).
final class EbaySignatures {
    private static final Duration KEPT = Duration.ofHours(1);
    /// Keys asked for in an hour: a stranger who makes up key ids shall not make us call eBay each time.
    private static final int KEYS = 50;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /// @param key null when eBay knows none of that id
    private record Key(PublicKey key, String algorithm, Instant until) {}

    private final EbayApi api;
    private final Map<String, Key> keys = new HashMap<>();

    EbaySignatures(EbayApi api) {
        this.api = api;
    }

    /// @throws Untrusted      when it is not signed, not rightly, or with a key that is not eBay's
    /// @throws ChannelFailure when the key can not be fetched
    void check(String header, byte[] body) {
        var signed = signed(header);
        var keyId = EbayJson.text(signed, "kid");
        var signature = EbayJson.text(signed, "signature");
        if (keyId == null || signature == null || !KEY_ID.matcher(keyId).matches()) {
            throw new Untrusted("the header X-EBAY-SIGNATURE names no key or no signature");
        }
        var key = key(keyId);
        if (key.key() == null || !isSigned(key, signature, body)) {
            throw new Untrusted("eBay did not sign this notification");
        }
    }

    private static JsonNode signed(String header) {
        if (header == null) {
            throw new Untrusted("the header X-EBAY-SIGNATURE is missing");
        }
        try {
            return EbayJson.read(new String(Base64.getDecoder().decode(header.strip()), UTF_8));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw new Untrusted("the header X-EBAY-SIGNATURE can not be read");
        }
    }

    private static boolean isSigned(Key key, String signature, byte[] body) {
        try {
            var check = Signature.getInstance(key.algorithm());
            check.initVerify(key.key());
            check.update(body);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private synchronized Key key(String keyId) {
        var now = api.clock().instant();
        keys.values().removeIf(key -> !now.isBefore(key.until()));
        var kept = keys.get(keyId);
        if (kept == null) {
            if (keys.size() >= KEYS) {
                throw new Untrusted("too many unknown keys were named within the hour");
            }
            kept = fetched(keyId, now.plus(KEPT));
            keys.put(keyId, kept);
        }
        return kept;
    }

    private Key fetched(String keyId, Instant until) {
        try {
            return key(api.asApplication("GET", "/commerce/notification/v1/public_key/" + keyId, null).body(), until);
        } catch (ChannelFailure failed) {
            if (failed.outcome() instanceof CallOutcome.Refused) {
                return new Key(null, null, until);
            }
            throw failed;
        }
    }

    /// Pure.
    ///
    /// @throws ChannelFailure when the answer holds no key that we can read
    private static Key key(JsonNode answer, Instant until) {
        var pem = EbayJson.text(answer, "key");
        var digest = EbayJson.text(answer, "digest");
        try {
            var bytes = Base64.getDecoder().decode(String.valueOf(pem).replaceAll("-----[A-Z ]+-----|\\s", ""));
            var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
            var name = String.valueOf(digest).toUpperCase(Locale.ROOT).replace("-", "");
            return new Key(key, name + "withECDSA", until);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new ChannelFailure(new CallOutcome.Transient("KEY_UNREADABLE", "eBay's key can not be read: " + unreadable.getMessage()));
        }
    }
}
