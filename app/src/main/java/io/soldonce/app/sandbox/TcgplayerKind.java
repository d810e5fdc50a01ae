package io.soldonce.app.sandbox;

import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.sandbox.tcgplayer.SandboxTcgplayer;
import io.soldonce.values.ChannelId;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/// The sandbox TCGplayer.
final class TcgplayerKind implements SandboxKind {
    private final SandboxMail mail;
    private final SandboxTcgplayer tcgplayer;
    private final Properties secrets;

    TcgplayerKind(DataSource database, SandboxMail mail, Properties secrets, Clock clock) {
        this.mail = mail;
        this.tcgplayer = SandboxTcgplayer.start(database, mail.postman()::send, 0, clock);
        this.secrets = secrets;
    }

    @Override
    public URI address() {
        return tcgplayer.address();
    }

    @Override
    public Map<String, Object> account(ChannelId channel, String seller) {
        return Map.of("user", seller, "password", password(channel), "seller", seller, "mailbox",
                SandboxMailbox.of(mail, channel, secrets).open());
    }

    @Override
    public Properties properties(ChannelId channel, String seller, URI account) {
        var properties = SandboxMailbox.of(mail, channel, secrets).properties();
        properties.putAll(Map.of("portal", tcgplayer.address().toString(), "user", seller, "password", password(channel), "seller", seller,
                "senders", "tcgplayer.com", "salesLag", "PT2S"));
        return SandboxKind.properties(properties);
    }

    @Override
    public Map<String, Object> listing(SandboxMarketplaces.Listed listed) {
        var listing = new LinkedHashMap<String, Object>(Map.of("sku", listed.sku(), "title", listed.title(), "quantity",
                listed.quantity(), "price", listed.price(), "currency", listed.currency()));
        if (listed.externalId() != null) {
            listing.put("externalId", listed.externalId());
        }
        return listing;
    }

    private String password(ChannelId channel) {
        return secrets.getProperty("consent") + "-" + channel;
    }

    @Override
    public void close() {
        tcgplayer.close();
    }
}
