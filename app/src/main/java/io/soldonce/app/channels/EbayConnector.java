package io.soldonce.app.channels;

import io.soldonce.channels.ebay.EbayAccount;
import io.soldonce.channels.ebay.EbayApi;
import io.soldonce.channels.ebay.EbayChannel;
import io.soldonce.channels.ebay.EbayNotifications;
import io.soldonce.channels.ebay.EbaySales;
import io.soldonce.values.ChannelId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Properties;

/// Connects one eBay account.
final class EbayConnector implements Connection.Connector {
    private final Clock clock;

    EbayConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Connection connect(ChannelId channel, Properties properties) {
        var account = EbayAccount.of(properties);
        var api = new EbayApi(account, clock);
        return new Connection(new EbayChannel(api), new EbaySales(api), account.seller(),
                new Notifications(new EbayNotifications(api), token(account), properties.getProperty("alertEmail", "nobody@localhost")),
                api::close);
    }

    /// The same after every restart, and nothing an outsider knows.
    private static String token(EbayAccount account) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(("notifications " + account.clientSecret() + account.seller()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private record Notifications(EbayNotifications ebay, String token, String alertEmail) implements Connection.Hints {
        @Override
        public void subscribe(String address) {
            ebay.subscribe(URI.create(address), token, alertEmail);
        }

        @Override
        public String answerToChallenge(String code, String address) {
            return EbayNotifications.answerToChallenge(code, token, URI.create(address));
        }

        @Override
        public Hint read(String signature, byte[] body) throws Connection.NotBelieved {
            try {
                var hint = ebay.read(signature, body);
                return new Hint(hint.notificationId(), hint.orderIds());
            } catch (EbayNotifications.Untrusted | IllegalArgumentException notEbays) {
                throw new Connection.NotBelieved(notEbays.getMessage(), notEbays);
            }
        }
    }
}
