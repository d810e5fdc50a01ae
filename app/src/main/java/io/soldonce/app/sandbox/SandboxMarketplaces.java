package io.soldonce.app.sandbox;

import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import io.soldonce.app.boot.SandboxDatabase;
import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.values.ChannelId;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The sandbox marketplaces of a sandbox installation: each started when first needed, reached through its sockets only.
public final class SandboxMarketplaces implements SandboxDoors, AutoCloseable {
    private final DatabaseAddress ledger;
    private final DataDirectory directory;
    private final Clock clock;
    private final SandboxClient client = new SandboxClient();
    private final Map<ChannelId, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, SandboxKind> running = new HashMap<>();
    private HikariDataSource database;
    private Properties secrets;
    private SandboxMail mail;

    private record Account(SandboxKind kind, URI door) {}

    /// Makes one, the first time it is needed.
    private interface Maker {
        SandboxKind make();
    }

    public SandboxMarketplaces(DatabaseAddress ledger, DataDirectory directory, Clock clock) {
        this.ledger = ledger;
        this.directory = directory;
        this.clock = clock;
    }

    /// To add a kind, name it here.
    private Map<String, Maker> kinds() {
        return Map.of("ebay", () -> new EbayKind(database(), secrets, clock), "whatnot",
                () -> new WhatnotKind(database(), mail(), secrets, clock), "tcgplayer",
                () -> new TcgplayerKind(database(), mail(), secrets, clock));
    }

    @Override
    public Optional<URI> accountOf(ChannelId channel) {
        return Optional.ofNullable(accounts.get(channel)).map(Account::door);
    }

    /// Opens the account a channel stands for; the same one every time.
    ///
    /// @return what an adapter needs to use it; empty when there is no sandbox of that kind, or this is a real installation
    public Optional<Properties> open(ChannelId channel, String kind) {
        if (!directory.isSandbox() || !kinds().containsKey(kind)) {
            return Optional.empty();
        }
        var marketplace = running(kind);
        var seller = channel.value() + "-seller";
        var door = URI.create(marketplace.address() + "/sandbox/accounts/" + seller);
        client.put(door, marketplace.account(channel, seller));
        accounts.put(channel, new Account(marketplace, door));
        return Optional.of(marketplace.properties(channel, seller, door));
    }

    /// One listing as the account begins with it.
    ///
    /// @param condition  in eBay's words
    /// @param externalId null when the marketplace gives it one
    public record Listed(String sku, String title, int quantity, String price, String currency, String condition, String ean,
            String externalId) {}

    /// What a seller's account would hold already; what is there is left alone.
    public void hold(ChannelId channel, List<Listed> listings) {
        var account = accounts.get(channel);
        client.put(URI.create(account.door() + "/catalogue"), Map.of("listings", listings.stream().map(account.kind()::listing).toList()));
    }

    private synchronized SandboxKind running(String kind) {
        return running.computeIfAbsent(kind, _ -> kinds().get(kind).make());
    }

    private HikariDataSource database() {
        if (database == null) {
            secrets = SandboxDatabase.secrets(directory);
            database = SandboxDatabase.open(ledger, secrets.getProperty("database"));
        }
        return database;
    }

    /// Before any marketplace that writes mails.
    private SandboxMail mail() {
        if (mail == null) {
            mail = SandboxMail.start(database(), clock);
        }
        return mail;
    }

    @Override
    public synchronized void close() {
        running.values().forEach(SandboxKind::close);
        if (mail != null) {
            mail.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
