package io.soldonce.app.channels;

import io.soldonce.channels.browser.BrowserHost;
import io.soldonce.channels.browser.BrowserProgram;
import io.soldonce.channels.mail.ImapMailbox;
import io.soldonce.channels.mail.MailAccount;
import io.soldonce.channels.mail.MailKeys;
import io.soldonce.channels.tcgplayer.TcgplayerAccount;
import io.soldonce.channels.tcgplayer.TcgplayerChannel;
import io.soldonce.channels.tcgplayer.TcgplayerMails;
import io.soldonce.channels.tcgplayer.TcgplayerPortal;
import io.soldonce.channels.tcgplayer.TcgplayerSales;
import io.soldonce.reconciler.mail.MailDesk;
import io.soldonce.values.ChannelId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/// Connects one TCGplayer account: a browser at the seller portal, and, where a mailbox is given, mails that say that there is an order.
final class TcgplayerConnector implements Connection.Connector, AutoCloseable {
    /// What came on the day before the first connection is read, for sales that were not counted yet.
    private static final Duration MAIL_REACH = Duration.ofDays(1);

    private final ChannelParts parts;
    private final Path home;
    private final boolean isSandbox;
    private final BooleanSupplier hasBrowser;
    private BrowserHost host;

    /// @param home       where sessions are kept, encrypted, and pictures of pages that were not as expected
    /// @param hasBrowser whether this machine has one; asked each time, because one may be installed meanwhile
    TcgplayerConnector(ChannelParts parts, Path home, boolean isSandbox, BooleanSupplier hasBrowser) {
        this.parts = parts;
        this.home = home;
        this.isSandbox = isSandbox;
        this.hasBrowser = hasBrowser;
    }

    /// @throws IllegalStateException when this machine has no browser
    @Override
    public synchronized Connection connect(ChannelId id, Properties properties) {
        properties.putIfAbsent("profile", home.resolve(id.value()).toString());
        var account = TcgplayerAccount.of(properties, isSandbox);
        if (!hasBrowser.getAsBoolean()) {
            throw new IllegalStateException(BrowserProgram.NONE);
        }
        if (host == null) {
            host = BrowserHost.headless();
        }
        var pace = Duration.parse(properties.getProperty("pace", isSandbox ? "PT10S" : "PT1M"));
        var portal = new TcgplayerPortal(account, host, parts.clock());
        var channel = new TcgplayerChannel(portal, parts.ids());
        var sales = new TcgplayerSales(portal);
        if (properties.getProperty("mailbox.host", "").isBlank()) {
            return new Connection(channel, sales, account.seller(), null, null, null, true, pace, portal::close);
        }
        var mail = MailAccount.of(properties);
        var mailbox = new ImapMailbox(mail);
        var desk = new MailDesk(id, mailbox, parts.db(), parts.raw(), parts.clock(), MAIL_REACH);
        var keys = account.dns() == null ? MailKeys.ofDns() : MailKeys.at(account.dns());
        return new Connection(channel, sales, account.seller(), null,
                new Connection.Post(desk, new TcgplayerMails(account, keys), new ImapMailbox(mail)), null, true, pace, () -> {
                    mailbox.close();
                    portal.close();
                });
    }

    @Override
    public synchronized void close() {
        if (host != null) {
            host.close();
        }
    }
}
