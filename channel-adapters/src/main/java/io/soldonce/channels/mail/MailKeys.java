package io.soldonce.channels.mail;

import io.soldonce.channels.spi.ChannelFailure;
import java.net.InetSocketAddress;
import java.util.List;

/// Where the public keys of mail domains are asked for: TXT records of the DNS (RFC 6376, 3.6.2).
@FunctionalInterface
public interface MailKeys {
    /// The TXT records of a name, each joined to one text.
    ///
    /// @return empty when there is no such name or it has none
    /// @throws ChannelFailure `Transient` when nobody could be asked
    List<String> txt(String name);

    /// Asks the resolvers this machine uses.
    static MailKeys ofDns() {
        return new DnsKeys(null);
    }

    /// Asks one name server, for example `127.0.0.1:5353`. Whoever answers there decides whose mails are believed.
    ///
    /// @throws IllegalArgumentException when it is no host with a port
    static MailKeys at(String hostAndPort) {
        var colon = hostAndPort.lastIndexOf(':');
        var port = hostAndPort.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("not the address of a name server: " + hostAndPort + "; write for example 127.0.0.1:5353");
        }
        return new DnsKeys(new InetSocketAddress(hostAndPort.substring(0, colon), Integer.parseInt(port)));
    }
}
