package io.soldonce.channels.mail;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks anew each time: a mail is rare, and a key that was taken back must be gone at once.
final class DnsKeys implements MailKeys {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InetSocketAddress server;

    /// @param server null for those this machine uses
    DnsKeys(InetSocketAddress server) {
        this.server = server;
    }

    @Override
    public List<String> txt(String name) {
        try {
            var lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT);
            lookup.setCache(null);
            lookup.setResolver(resolver());
            var found = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL -> Arrays.stream(found).filter(TXTRecord.class::isInstance)
                        .map(record -> text((TXTRecord) record)).toList();
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
                default -> throw away(name, lookup.getErrorString());
            };
        } catch (TextParseException notAName) {
            return List.of();
        } catch (java.net.UnknownHostException noServer) {
            throw away(name, "no name server: " + noServer.getMessage());
        }
    }

    private Resolver resolver() throws java.net.UnknownHostException {
        var resolver = server == null ? new ExtendedResolver() : new SimpleResolver(server);
        resolver.setTimeout(PATIENCE);
        return resolver;
    }

    private static String text(TXTRecord record) {
        var joined = new StringBuilder();
        record.getStringsAsByteArrays().forEach(part -> joined.append(new String(part, StandardCharsets.ISO_8859_1)));
        return joined.toString();
    }

    private static ChannelFailure away(String name, String why) {
        return new ChannelFailure(new CallOutcome.Transient("KEYS_AWAY", "the DNS did not tell the key " + name + ": " + why));
    }
}
