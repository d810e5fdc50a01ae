package io.soldonce.channels.mail;

import java.util.Properties;

/// A folder of a mailbox and who may read it.
///
/// @param folder `INBOX` unless another is named
/// @param isTls  encrypted from the first byte (port 993 as a rule)
public record MailAccount(String host, int port, String user, String password, String folder, boolean isTls) {
    private static final int PORT_WITH_TLS = 993;
    private static final int PORT_WITHOUT = 143;

    /// Reads `mailbox.host`, `mailbox.port`, `mailbox.user`, `mailbox.password`, `mailbox.folder` and `mailbox.tls` (true or false).
    ///
    /// @throws IllegalArgumentException naming the property that is missing or wrong, and what to write
    public static MailAccount of(Properties properties) {
        var isTls = tls(optional(properties, "mailbox.tls", "true"));
        return new MailAccount(needed(properties, "mailbox.host", "the name of the IMAP server, for example imap.gmail.com"),
                port(optional(properties, "mailbox.port", String.valueOf(isTls ? PORT_WITH_TLS : PORT_WITHOUT))),
                needed(properties, "mailbox.user", "the user name of the mailbox, as a rule its address"),
                needed(properties, "mailbox.password", "the mailbox's password, or better one made for this program alone"),
                optional(properties, "mailbox.folder", "INBOX"), isTls);
    }

    private static String needed(Properties properties, String name, String what) {
        var value = optional(properties, name, null);
        if (value == null) {
            throw new IllegalArgumentException("the mailbox lacks the property " + name + ": write " + what);
        }
        return value;
    }

    private static String optional(Properties properties, String name, String otherwise) {
        var value = properties.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("the property mailbox.port is no port: " + text + "; write a number like 993");
        }
        return Integer.parseInt(text);
    }

    private static boolean tls(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("the property mailbox.tls is " + text + "; write true or false");
        };
    }

    /// Without the password.
    @Override
    public String toString() {
        return folder + " of " + user + " at " + host + ":" + port;
    }
}
