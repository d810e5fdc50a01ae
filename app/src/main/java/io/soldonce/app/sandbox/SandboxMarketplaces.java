package io.soldonce.app.sandbox;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.SandboxDatabase;
import io.soldonce.sandbox.ebay.SandboxEbay;
import io.soldonce.values.ChannelId;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The sandbox marketplaces of a sandbox installation: started when first needed, reached through their sockets only.
public final class SandboxMarketplaces implements SandboxDoors, AutoCloseable {
    private static final String EBAY = "ebay";

    private final DatabaseAddress ledger;
    private final DataDirectory directory;
    private final Clock clock;
    private final SandboxClient client = new SandboxClient();
    private final Map<ChannelId, URI> accounts = new ConcurrentHashMap<>();
    private HikariDataSource database;
    private SandboxEbay ebay;

    public SandboxMarketplaces(DatabaseAddress ledger, DataDirectory directory, Clock clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Optional<URI> accountOf(ChannelId channel) {
        return Optional.ofNullable(accounts.get(channel));
    }

    /// Opens the account a channel stands for; the same one every time.
    ///
    /// @return what an adapter needs to use it; empty when there is no sandbox of that kind, or this is a real installation
    public Optional<Properties> open(ChannelId channel, String kind) {
        if (!directory.isSandbox() || !kind.equals(EBAY)) {
            return Optional.empty();
        }
        var address = start();
        var seller = channel.value() + "-seller";
        var secrets = SandboxDatabase.secrets(directory);
        var account = URI.create(address + "/sandbox/accounts/" + seller);
        var consent = secrets.getProperty("consent") + "-" + channel;
        client.put(account, Map.of("clientId", secrets.getProperty("client"), "clientSecret", secrets.getProperty("secret"), "refreshToken",
                consent, "marketplace", "EBAY_US", "currency", "USD"));
        accounts.put(channel, account);
        var properties = new Properties();
        properties.putAll(Map.of("api", address.toString(), "clientId", secrets.getProperty("client"), "clientSecret",
                secrets.getProperty("secret"), "refreshToken", consent, "marketplace", "EBAY_US", "seller", seller, "merchantLocationKey",
                "default", "salesLag", "PT2S"));
        return Optional.of(properties);
    }

    /// One listing as the account begins with it.
    public record Listed(String sku, String title, int quantity, String price, String currency, String condition, String ean) {}

    /// What a seller's account would hold already; what is there is left alone.
    public void hold(ChannelId channel, List<Listed> listings) {
        client.put(URI.create(accounts.get(channel) + "/catalogue"), Map.of("listings", listings));
    }

    private synchronized URI start() {
        if (ebay == null) {
            database = SandboxDatabase.open(ledger, SandboxDatabase.secrets(directory).getProperty("database"));
            ebay = SandboxEbay.start(database, 0, clock);
        }
        return ebay.address();
    }

    @Override
    public synchronized void close() {
        if (ebay != null) {
            ebay.close();
            database.close();
        }
    }
}
