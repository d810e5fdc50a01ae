package io.soldonce.app.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Compares secrets in a time that tells nothing about them: their digests, byte by byte to the end.
///
/// No slow hash: what is compared is a random token that the data directory holds in clear.
final class SameText implements PasswordEncoder {
    static boolean matches(String some, String other) {
        return MessageDigest.isEqual(digest(some), digest(other));
    }

    @Override
    public String encode(CharSequence raw) {
        return raw.toString();
    }

    @Override
    public boolean matches(CharSequence raw, String secret) {
        return matches(raw.toString(), secret);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
