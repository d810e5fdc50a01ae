package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.engine.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// The header `Idempotency-Key`: the same key with the same request is one request, however often it is sent.
final class Idempotency {
    static final String REPLAYED = "Idempotency-Replayed";
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    private Idempotency() {}

    /// The key of a request, for its method and path, with the digest of its body; null when it has none.
    static Request.Idempotency of(HttpServletRequest request) {
        var key = request.getHeader(HEADER);
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid("header " + HEADER, "not a key; write 1 to 200 printable ASCII characters without blanks");
        }
        return new Request.Idempotency(request.getMethod() + " " + request.getRequestURI() + " " + key,
                digest(request.getQueryString(), ReadRequest.bodyOf(request)));
    }

    static ResponseEntity.BodyBuilder marked(ResponseEntity.BodyBuilder answer, boolean repeated) {
        return repeated ? answer.header(REPLAYED, "true") : answer;
    }

    static Problem conflict() {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_USED", "this key was used before for another request",
                "header " + HEADER, "choose a new key for a new request; repeat the old one unchanged");
    }

    private static String digest(String query, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((query == null ? "" : query).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
