package io.soldonce.app.sandbox;

import io.soldonce.sandbox.ebay.SandboxEbay;
import io.soldonce.values.ChannelId;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/// The sandbox eBay.
final class EbayKind implements SandboxKind {
    private final SandboxEbay ebay;
    private final Properties secrets;

    EbayKind(DataSource database, Properties secrets, Clock clock) {
        this.ebay = SandboxEbay.start(database, 0, clock);
        this.secrets = secrets;
    }

    @Override
    public URI address() {
        return ebay.address();
    }

    @Override
    public Map<String, Object> account(ChannelId channel, String seller) {
        return Map.of("clientId", secrets.getProperty("client"), "clientSecret", secrets.getProperty("secret"), "refreshToken",
                consent(channel), "marketplace", "EBAY_US", "currency", "USD");
    }

    @Override
    public Properties properties(ChannelId channel, String seller, URI account) {
        return SandboxKind.properties(Map.of("api", ebay.address().toString(), "clientId", secrets.getProperty("client"), "clientSecret",
                secrets.getProperty("secret"), "refreshToken", consent(channel), "marketplace", "EBAY_US", "seller", seller,
                "merchantLocationKey", "default", "salesLag", "PT2S"));
    }

    @Override
    public Map<String, Object> listing(SandboxMarketplaces.Listed listed) {
        var listing = new LinkedHashMap<String, Object>();
        listing.put("sku", listed.sku());
        listing.put("title", listed.title());
        listing.put("quantity", listed.quantity());
        listing.put("price", listed.price());
        listing.put("currency", listed.currency());
        listing.put("condition", listed.condition());
        listing.put("ean", listed.ean());
        return listing;
    }

    private String consent(ChannelId channel) {
        return secrets.getProperty("consent") + "-" + channel;
    }

    @Override
    public void close() {
        ebay.close();
    }
}
