package io.soldonce.channels.ebay;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EbayErrorsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
            "400, 25002, true,  Refused",
            "404, 25713, true,  Refused",
            "409, 25016, true,  Refused",
            "401, 1001,  true,  SessionLost",
            "403, 1100,  true,  SessionLost",
            "403, 195011, false, SessionLost",
            "429, 2001,  true,  Throttled",
            "500, 25025, true,  Transient",
            "500, 25001, true,  Unknown",
            "503, 0,     true,  Unknown",
            "504, 0,     true,  Unknown",
            "408, 0,     true,  Unknown",
            "500, 25001, false, Transient",
            "503, 0,     false, Transient"})
    void aWriteIsOnlyTriedAgainWhenEbaySaysThatNothingWasDone(int status, int code, boolean isWrite, String outcome) {
        var body = EbayJson.read("{\"errors\":[{\"errorId\":" + code + ",\"message\":\"short\",\"longMessage\":\"long\"}]}");
        assertThat(EbayErrors.of(status, body, null, isWrite, NOW).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void ebaysOwnWordsAreKept() {
        var body = EbayJson.read("""
            {"errors":[{"errorId":25003,"message":"Invalid price","longMessage":"The price is below the least.",
            "parameters":[{"name":"least","value":"0.99"}]},{"errorId":25005,"message":"Invalid category"}]}""");
        assertThat(EbayErrors.of(400, body, null, true, NOW)).isEqualTo(new CallOutcome.Refused("25003",
                "400 25003 The price is below the least. (least=0.99); 25005 Invalid category"));
    }

    @Test
    void theWaitThatEbayAsksForIsKept() {
        var body = EbayJson.read("");
        assertThat(EbayErrors.of(429, body, "90", true, NOW)).isEqualTo(new CallOutcome.Throttled(NOW.plusSeconds(90), "429"));
        assertThat(EbayErrors.of(429, body, "soon", true, NOW)).isEqualTo(new CallOutcome.Throttled(NOW.plusSeconds(60), "429"));
    }

    @Test
    void aConsentThatIsOverIsSaidWithWhatToDo() {
        var body = EbayJson.read("{\"error\":\"invalid_grant\",\"error_description\":\"the provided token is invalid\"}");
        assertThat(EbayErrors.ofToken(400, body, null, NOW)).isInstanceOfSatisfying(CallOutcome.SessionLost.class,
                lost -> assertThat(lost.words()).startsWith("consent needed again").contains("new refresh token"));
        assertThat(EbayErrors.ofToken(500, body, null, NOW)).isInstanceOf(CallOutcome.Transient.class);
    }

    @Test
    void aPartWithoutAStatusIsNotTakenForDone() {
        assertThat(EbayErrors.ofPart(EbayJson.read("{\"statusCode\":200}"), NOW)).isEqualTo(new CallOutcome.Done());
        assertThat(EbayErrors.ofPart(EbayJson.read("{\"sku\":\"CARD-1\"}"), NOW)).isInstanceOf(CallOutcome.Unknown.class);
        assertThat(EbayErrors.ofPart(EbayJson.read("{\"statusCode\":400,\"errors\":[{\"errorId\":25004}]}"), NOW))
                .isInstanceOf(CallOutcome.Refused.class);
    }
}
