package io.soldonce.sandbox.ebay;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

import org.jooq.DSLContext;

/// The key notifications are signed with; made once and kept in the database.
///
/// Source: Commerce Notification API 1.6.2, getPublicKey. ECDSA over the raw body; the key's answer names the digest, and receivers should
/// read it there.
record SigningKey(String kid, PrivateKey secret, String shown) {
    private static final String DIGEST = "SHA1";

    static SigningKey of(DSLContext db) {
        return db.transactionResult(configuration -> {
            var tx = configuration.dsl();
            tx.execute("lock table ebay.signing_key in exclusive mode");
            var row = tx.fetchOptional("select kid, private_key, public_key from ebay.signing_key limit 1").orElse(null);
            if (row != null) {
                return new SigningKey(row.get("kid", String.class), KeyFactory.getInstance("EC").generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getDecoder().decode(row.get("private_key", String.class)))),
                        row.get("public_key", String.class));
            }
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var key = new SigningKey(UUID.randomUUID().toString(), pair.getPrivate(), "-----BEGIN PUBLIC KEY-----"
                    + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "-----END PUBLIC KEY-----");
            tx.execute("insert into ebay.signing_key (kid, private_key, public_key) values (?, ?, ?)", key.kid(),
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()), key.shown());
            return key;
        });
    }

    /// The header `X-EBAY-SIGNATURE` for a body.
    String header(byte[] body) {
        try {
            var signature = Signature.getInstance(DIGEST + "withECDSA");
            signature.initSign(secret);
            signature.update(body);
            var header = Json.object().put("alg", "ecdsa").put("kid", kid)
                    .put("signature", Base64.getEncoder().encodeToString(signature.sign())).put("digest", DIGEST);
            return Base64.getEncoder().encodeToString(Json.bytes(header));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot sign with ECDSA.", e);
        }
    }

    static Answer show(Call call) {
        return Answer.ok(call.db().fetchOptional("select public_key from ebay.signing_key where kid = ?", call.variable("kid"))
                .map(row -> Json.object().put("key", row.get(0, String.class)).put("algorithm", "ECDSA").put("digest", DIGEST))
                .orElseThrow(() -> EbayError.notification(404, 195001, "The specified key id is invalid.").refusal()));
    }
}
