package io.soldonce.app.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// An answer that is not what was hoped for (RFC 9457): what was wrong, where, and what to do about it.
public final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final String where;
    private final String cure;
    private final transient Map<String, Object> details;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /// A problem with further members.
    ///
    /// @param code   stable, in capitals
    /// @param detail what was wrong
    /// @param where  a JSON path, a header, a parameter, or line and column of a file; null when it is the request as a whole
    /// @param cure   what to do
    public Problem(HttpStatus status, String code, String detail, String where, String cure, Map<String, Object> details) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.where = where;
        this.cure = cure;
        this.details = details;
    }

    public Problem(HttpStatus status, String code, String detail, String where, String cure) {
        this(status, code, detail, where, cure, Map.of());
    }

    /// A value of the request that can not be; the values' own messages say what is wrong, then `; `, then what to do.
    public static Problem invalid(String where, String message) {
        var parts = message.split("; ", 2);
        return new Problem(HttpStatus.BAD_REQUEST, "INVALID_VALUE", parts[0], where,
                parts.length == 2 ? parts[1] : "correct the value and send the request again");
    }

    public Problem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// The JSON of the answer, member by member.
    public Map<String, Object> body(String instance) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("code", code);
        body.put("detail", getMessage());
        body.put("where", where == null ? "the request" : where);
        body.put("cure", cure);
        body.put("instance", instance);
        details.forEach(body::putIfAbsent);
        return body;
    }
}
