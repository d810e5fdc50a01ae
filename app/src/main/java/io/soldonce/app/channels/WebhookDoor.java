package io.soldonce.app.channels;

import io.soldonce.app.security.Problem;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.reconciler.raw.RawInputs;
import io.soldonce.values.ChannelId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where marketplaces tell by themselves. Needs no token of ours: each proves itself in its own way, and what it says is only a hint, after
/// which the order is read.
@RestController
@RequestMapping("/webhooks/{channel}")
class WebhookDoor implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookDoor.class);

    private final Channels channels;
    private final RawInputs raw;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WebhookDoor(Channels channels, RawInputs raw) {
        this.channels = channels;
        this.raw = raw;
    }

    /// eBay asks so before it uses the address.
    @GetMapping
    Map<String, String> challenge(@PathVariable String channel, @RequestParam("challenge_code") String code,
            HttpServletRequest request) {
        return Map.of("challengeResponse", hints(channel).answerToChallenge(code, request.getRequestURL().toString()));
    }

    /// 204 when it was believed; the order is read after that.
    @PostMapping
    ResponseEntity<Void> told(@PathVariable String channel, @RequestHeader(name = "X-EBAY-SIGNATURE", required = false) String signature,
            @RequestBody byte[] body) {
        var hints = hints(channel);
        raw.store(channel + " notification", channel, "application/json", body, channel);
        try {
            var hint = hints.read(signature, body);
            var one = channels.find(new ChannelId(channel)).orElseThrow();
            hint.orderIds().forEach(order -> threads.execute(() -> hear(one, order, hint.id())));
            return ResponseEntity.noContent().build();
        } catch (Connection.NotBelieved notFromThere) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "NOT_BELIEVED", "this is not believed: " + notFromThere.getMessage(),
                    "the body",
                    "only the marketplace itself may tell here, and must sign what it says");
        } catch (ChannelFailure keyIsAway) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_NOW", "whether this can be believed is not known now", null,
                    "tell it again");
        }
    }

    /// The next reading of the sales hears what is missed here.
    private static void hear(ConnectedChannel channel, String order, String hint) {
        try {
            channel.hear(order, hint);
        } catch (RuntimeException later) {
            LOGGER.info("order {} of {} is read with the next sales: {}", order, channel.id(), later.getMessage());
        }
    }

    private Connection.Hints hints(String channel) {
        Connection.Hints hints;
        try {
            hints = channels.find(new ChannelId(channel)).map(ConnectedChannel::hints).orElse(null);
        } catch (IllegalArgumentException notAChannel) {
            hints = null;
        }
        if (hints == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "CHANNEL_UNKNOWN", "no channel of this name tells by itself", "the path",
                    "GET /api/channels lists the channels");
        }
        return hints;
    }

    @Override
    public void close() {
        threads.close();
    }
}
