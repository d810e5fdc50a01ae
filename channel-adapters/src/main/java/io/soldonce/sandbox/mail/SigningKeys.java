package io.soldonce.sandbox.mail;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import org.jooq.DSLContext;

/// The senders' DKIM keys (RFC 6376): RSA of 2048 bits, one per domain, made when it is first signed for.
final class SigningKeys {
    private static final int BITS = 2048;

    /// What to sign a domain's mails with.
    record Key(String selector, PrivateKey secret) {}

    private final DSLContext db;

    SigningKeys(DSLContext db) {
        this.db = db;
    }

    Key of(String domain) {
        try {
            if (db.fetch("select from mail.dkim_key where domain = ?", domain).isEmpty()) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                var pair = generator.generateKeyPair();
                db.execute("insert into mail.dkim_key (domain, selector, private_key, public_key) values (?, ?, ?, ?)"
                        + " on conflict do nothing", domain, selector(pair.getPublic().getEncoded()), pair.getPrivate().getEncoded(),
                        pair.getPublic().getEncoded());
            }
            var row = db.fetchSingle("select selector, private_key from mail.dkim_key where domain = ?", domain);
            return new Key(row.get("selector", String.class),
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(row.get("private_key", byte[].class))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No RSA key can be made or read for " + domain, e);
        }
    }

    /// Names the key itself, for whoever asks keeps the answer a while, and another sandbox has another key for the same domain.
    private static String selector(byte[] key) throws GeneralSecurityException {
        return "s" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 6);
    }

    /// What the DNS says under a name.
    ///
    /// @param name without the final dot, in any case
    Optional<String> published(String name) {
        return db.fetchOptional("select public_key from mail.dkim_key where selector || '._domainkey.' || domain = ?",
                name.toLowerCase(Locale.ROOT))
                .map(row -> "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(row.get("public_key", byte[].class)));
    }
}
