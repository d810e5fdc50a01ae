package io.soldonce.app.sandbox;

import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.sandbox.whatnot.SandboxWhatnot;
import io.soldonce.values.ChannelId;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/// The sandbox Whatnot.
final class WhatnotKind implements SandboxKind {
    private final SandboxMail mail;
    private final SandboxWhatnot whatnot;
    private final Properties secrets;

    WhatnotKind(DataSource database, SandboxMail mail, Properties secrets, Clock clock) {
        this.mail = mail;
        this.whatnot = SandboxWhatnot.start(database, mail, 0, clock);
        this.secrets = secrets;
    }

    @Override
    public URI address() {
        return whatnot.address();
    }

    @Override
    public Map<String, Object> account(ChannelId channel, String seller) {
        var mailbox = SandboxMailbox.of(mail, channel, secrets);
        return Map.of("mailboxUser", mailbox.user(), "mailboxPassword", mailbox.password(), "name", seller, "currency", "USD");
    }

    @Override
    public Properties properties(ChannelId channel, String seller, URI account) {
        var properties = SandboxMailbox.of(mail, channel, secrets).properties();
        properties.putAll(Map.of("seller", seller, "mailDelay", "PT2S", "senders", "whatnot.com", "report", account + "/listings.csv"));
        return SandboxKind.properties(properties);
    }

    @Override
    public Map<String, Object> listing(SandboxMarketplaces.Listed listed) {
        return Map.of("sku", listed.sku(), "title", listed.title(), "quantity", listed.quantity(), "price", listed.price(), "currency",
                listed.currency());
    }

    @Override
    public void close() {
        whatnot.close();
    }
}
