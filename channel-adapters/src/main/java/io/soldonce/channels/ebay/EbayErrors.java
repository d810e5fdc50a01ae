package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What eBay's refusals mean. Pure. Codes: eBay Sell Inventory API 1.18.4, Fulfillment API 1.20.7, Notification API 1.6.2.
final class EbayErrors {
    /// Somebody else works on the same object: nothing was done, try again later (Inventory API, also inside a bulk answer).
    private static final String CONCURRENT_ACCESS = "25025";
    /// The consent does not cover this: 1100 of all interfaces, 195011 of the notifications.
    private static final Set<String> SCOPE_MISSING = Set.of("1100", "195011");
    private static final Duration THROTTLED_USUALLY = Duration.ofMinutes(1);
    private static final int WORDS = 2_000;

    private EbayErrors() {}

    /// Of a whole call that failed.
    ///
    /// @param status     HTTP status, 400 or more
    /// @param retryAfter the header in seconds, null when there is none
    /// @param isWrite    of a read nobody has to fear that it happened
    static CallOutcome of(int status, JsonNode body, String retryAfter, boolean isWrite, Instant now) {
        var code = code(status, body);
        var words = words(status, body);
        if (status == 429) {
            return new CallOutcome.Throttled(now.plus(seconds(retryAfter)), words);
        }
        if (status == 401) {
            return new CallOutcome.SessionLost("eBay does not accept our token: " + words + "; the seller's consent is needed again");
        }
        if (SCOPE_MISSING.contains(code)) {
            return new CallOutcome.SessionLost("The consent does not allow this: " + words
                    + "; the seller's consent is needed again, with all scopes");
        }
        if (code.equals(CONCURRENT_ACCESS)) {
            return new CallOutcome.Transient(code, words);
        }
        if (status >= 500 || status == 408) {
            return isWrite ? new CallOutcome.Unknown(words) : new CallOutcome.Transient(code, words);
        }
        return new CallOutcome.Refused(code, words);
    }

    /// Of the token door, whose answers look different (RFC 6749, section 5.2).
    static CallOutcome ofToken(int status, JsonNode body, String retryAfter, Instant now) {
        var error = EbayJson.text(body, "error");
        var words = shortened(status + " " + (error == null ? "" : error + ": ") + EbayJson.text(body, "error_description"));
        if (status == 429) {
            return new CallOutcome.Throttled(now.plus(seconds(retryAfter)), words);
        }
        if (status >= 500) {
            return new CallOutcome.Transient(String.valueOf(status), words);
        }
        if ("invalid_grant".equals(error)) {
            return new CallOutcome.SessionLost("consent needed again: eBay no longer accepts the refresh token (" + words
                    + "); let the seller consent once more and put the new refresh token into the account's properties");
        }
        if ("invalid_client".equals(error)) {
            return new CallOutcome.SessionLost("eBay does not know the application (" + words + "); check clientId and clientSecret");
        }
        return new CallOutcome.SessionLost("no access token (" + words + "); check the account's properties");
    }

    /// Of one part of a bulk answer; [CallOutcome.Done] when that part went well.
    static CallOutcome ofPart(JsonNode part, Instant now) {
        var status = EbayJson.number(part.path("statusCode"), 0);
        if (status >= 200 && status < 300) {
            return new CallOutcome.Done();
        }
        return status == 0
                ? new CallOutcome.Unknown("a part of the answer tells no status: " + shortened(part.toString()))
                : of(status, part, null, true, now);
    }

    private static Duration seconds(String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : THROTTLED_USUALLY;
    }

    private static String code(int status, JsonNode body) {
        var id = EbayJson.text(body.path("errors").path(0), "errorId");
        return id == null ? "HTTP " + status : id;
    }

    private static String words(int status, JsonNode body) {
        var errors = EbayJson.elements(body.path("errors"));
        var said = errors.isEmpty()
                ? body.isMissingNode() ? "" : body.toString()
                : errors.stream().map(EbayErrors::words).collect(Collectors.joining("; "));
        return shortened((status + " " + said).strip());
    }

    private static String words(JsonNode error) {
        var longer = EbayJson.text(error, "longMessage");
        var parameters = EbayJson.elements(error.path("parameters")).stream()
                .map(p -> EbayJson.text(p, "name") + "=" + EbayJson.text(p, "value")).collect(Collectors.joining(", "));
        return EbayJson.text(error, "errorId") + " " + (longer == null ? EbayJson.text(error, "message") : longer)
                + (parameters.isEmpty() ? "" : " (" + parameters + ")");
    }

    private static String shortened(String words) {
        return words.length() <= WORDS ? words : words.substring(0, WORDS) + "...";
    }
}
