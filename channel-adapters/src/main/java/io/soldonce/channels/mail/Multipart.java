package io.soldonce.channels.mail;

import java.util.ArrayList;
import java.util.List;

/// Where one part of a mail ends and the next begins (RFC 2046, 5.1.1).
final class Multipart {
    private Multipart() {}

    /// @param most after so many parts the rest is left out
    static List<String> split(String body, String boundary, int most) {
        var parts = new ArrayList<String>();
        var delimiter = "--" + boundary;
        var begin = -1;
        for (var at = 0; at >= 0 && at < body.length() && parts.size() < most; at = next(body, at)) {
            if (!isDelimiter(body, at, delimiter)) {
                continue;
            }
            if (begin >= 0) {
                parts.add(body.substring(begin, Math.max(begin, at - 2)));
            }
            begin = next(body, at);
            if (body.startsWith("--", at + delimiter.length()) || begin < 0) {
                return parts;
            }
        }
        if (begin >= 0 && parts.size() < most) {
            parts.add(body.substring(begin));
        }
        return parts;
    }

    private static boolean isDelimiter(String body, int at, String delimiter) {
        if (!body.startsWith(delimiter, at)) {
            return false;
        }
        var end = body.indexOf("\r\n", at);
        var rest = body.substring(at + delimiter.length(), end < 0 ? body.length() : end).stripTrailing();
        return rest.isEmpty() || rest.equals("--");
    }

    private static int next(String body, int at) {
        var end = body.indexOf("\r\n", at);
        return end < 0 ? -1 : end + 2;
    }
}
