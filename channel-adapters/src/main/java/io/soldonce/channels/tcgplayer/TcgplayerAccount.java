package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.mail.MailAccount;
import io.soldonce.channels.mail.MailKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// One seller's account at TCGplayer, as the seller portal lets a person in.
///
/// @param portal     base address of the seller portal
/// @param user       null when the seller signs in by hand, like `password`
/// @param seller     the name that every page of the portal shows
/// @param profile    directory of the encrypted session
/// @param screens    directory for pictures of pages that were not as expected
/// @param salesLag   how long after a sale its order may still be missing from the list of orders
/// @param moveWithin how long a push waits for what was moved to be live
/// @param senders    domains whose mails tell sales
/// @param dns        `host:port` of the sandbox's name server; null for the world's
/// @param mailbox    where its mails come in; null when nobody listens there
public record TcgplayerAccount(URI portal, String user, String password, String seller, Path profile, Path screens, Duration salesLag,
        Duration moveWithin, List<String> senders, String dns, MailAccount mailbox) {
    private static final String REAL_PORTAL = "https://store.tcgplayer.com";
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(40);

    public TcgplayerAccount {
        senders = List.copyOf(senders);
    }

    /// Reads `portal`, `user`, `password`, `seller`, `profile`, `screens`, `salesLag`, `moveWithin` (ISO 8601, `PT2M`), `senders`, `dns`,
    /// and the `mailbox.*` of [MailAccount#of] when `mailbox.host` is there.
    ///
    /// @param isSandbox a sandbox has plain HTTP and a name server of its own; a real account has neither
    /// @throws IllegalArgumentException naming the property that is missing or wrong, and what to write
    public static TcgplayerAccount of(Properties properties, boolean isSandbox) {
        var dns = optional(properties, "dns", null);
        if (dns != null && !isSandbox) {
            throw new IllegalArgumentException(
                    "the TCGplayer account's property dns is for the sandbox only: whoever chooses the name server"
                            + " can sign any mail as TCGplayer; remove it");
        }
        var user = optional(properties, "user", null);
        var password = optional(properties, "password", null);
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "the TCGplayer account has only one of the properties user and password: write both, or leave"
                            + " both out and sign in by hand");
        }
        var profile = Path.of(needed(properties, "profile", "the directory in which the session is kept, encrypted"));
        var moveWithin = duration(properties, "moveWithin", Duration.ofSeconds(30));
        if (moveWithin.compareTo(LONGEST_MOVE) > 0) {
            throw new IllegalArgumentException("the TCGplayer account's property moveWithin is too long: " + moveWithin + "; write at most "
                    + LONGEST_MOVE + ", what takes longer is asked for again later");
        }
        return new TcgplayerAccount(address(properties, isSandbox), user, password,
                needed(properties, "seller", "the name that the seller portal shows on every page"), profile,
                Path.of(optional(properties, "screens", profile.resolve("screens").toString())),
                duration(properties, "salesLag", Duration.ofMinutes(10)), moveWithin,
                Stream.of(optional(properties, "senders", "tcgplayer.com").split("[,\\s]+")).filter(text -> !text.isEmpty()).toList(), dns,
                optional(properties, "mailbox.host", null) == null ? null : MailAccount.of(properties));
    }

    /// Who vouches for the mails' signatures.
    public MailKeys keys() {
        return dns == null ? MailKeys.ofDns() : MailKeys.at(dns);
    }

    boolean canSignIn() {
        return user != null;
    }

    private static String needed(Properties properties, String name, String what) {
        var value = optional(properties, name, null);
        if (value == null) {
            throw new IllegalArgumentException("the TCGplayer account lacks the property " + name + ": write " + what);
        }
        return value;
    }

    private static String optional(Properties properties, String name, String otherwise) {
        var value = properties.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static URI address(Properties properties, boolean isSandbox) {
        var text = optional(properties, "portal", REAL_PORTAL).replaceAll("/+$", "");
        try {
            var address = URI.create(text);
            if (address.getHost() != null && ("https".equals(address.getScheme()) || (isSandbox && isHere(address)))) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException(wrongAddress(text), notAnAddress);
        }
        throw new IllegalArgumentException(wrongAddress(text));
    }

    private static boolean isHere(URI address) {
        return "http".equals(address.getScheme()) && (address.getHost().equals("127.0.0.1") || address.getHost().equals("localhost"));
    }

    private static String wrongAddress(String text) {
        return "the TCGplayer account's property portal is no address: " + text + "; write one like " + REAL_PORTAL
                + " (plain http only for the sandbox on this machine)";
    }

    private static Duration duration(Properties properties, String name, Duration otherwise) {
        var text = optional(properties, name, otherwise.toString());
        try {
            var duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException notDuration) {
            throw new IllegalArgumentException(wrongDuration(name, text), notDuration);
        }
        throw new IllegalArgumentException(wrongDuration(name, text));
    }

    private static String wrongDuration(String name, String text) {
        return "the TCGplayer account's property " + name + " is no length of time: " + text + "; write for example PT2M for two minutes";
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "TCGplayer account " + seller + " at " + portal;
    }
}
