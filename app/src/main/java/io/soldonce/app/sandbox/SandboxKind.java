package io.soldonce.app.sandbox;

import io.soldonce.values.ChannelId;
import java.net.URI;
import java.util.Map;
import java.util.Properties;

/// One kind of sandbox marketplace, running.
interface SandboxKind extends AutoCloseable {
    /// For example `http://127.0.0.1:40123`.
    URI address();

    /// What its admin door is told to open the account with; the same every time.
    Map<String, Object> account(ChannelId channel, String seller);

    /// What an adapter needs to use that account.
    ///
    /// @param account its admin door
    Properties properties(ChannelId channel, String seller, URI account);

    /// One listing, as its admin door reads it.
    Map<String, Object> listing(SandboxMarketplaces.Listed listed);

    @Override
    void close();

    static Properties properties(Map<String, String> of) {
        var properties = new Properties();
        properties.putAll(of);
        return properties;
    }
}
