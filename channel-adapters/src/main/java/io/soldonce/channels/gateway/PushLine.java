package io.soldonce.channels.gateway;

import io.soldonce.channels.gateway.PushJournal.Intent;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.values.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// One line of JSON in the log for each push.
final class PushLine {
    private static final Logger LOGGER = LoggerFactory.getLogger("push");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PushLine() {}

    static void log(ChannelId channel, Intent intent, Receipt receipt, Instant began, Instant ended) {
        if (!LOGGER.isInfoEnabled()) {
            return;
        }
        var listing = intent.listing();
        var line = new LinkedHashMap<String, Object>();
        line.put("at", began.toString());
        line.put("push", intent.id().toString());
        line.put("channel", channel.value());
        line.put("sku", listing.key().sku().value());
        line.put("action", intent.action().name());
        line.put("revision", listing.revision());
        line.put("status", listing.status().name());
        line.put("quantity", listing.quantity());
        line.put("price", listing.price() == null ? null : listing.price().toString());
        line.put("outcome", receipt.outcome().kind());
        line.put("words", receipt.outcome().said());
        line.put("millis", Duration.between(began, ended).toMillis());
        LOGGER.info(JSON.writeValueAsString(line));
    }
}
