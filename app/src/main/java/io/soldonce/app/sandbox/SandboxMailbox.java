package io.soldonce.app.sandbox;

import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.values.ChannelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// The mailbox of one channel on the sandbox's mail server.
record SandboxMailbox(SandboxMail server, String user, String password) {
    static SandboxMailbox of(SandboxMail server, ChannelId channel, Properties secrets) {
        return new SandboxMailbox(server, channel + "-mails", secrets.getProperty("secret") + "-" + channel);
    }

    /// Its address; the mailbox is made when it is not there.
    String open() {
        return server.mailbox(user, password);
    }

    /// What an adapter needs to read it, and to ask whose signature it is.
    Map<String, String> properties() {
        return new HashMap<>(Map.of("mailbox.host", "127.0.0.1", "mailbox.port", Integer.toString(server.imapPort()), "mailbox.user", user,
                "mailbox.password", password, "mailbox.folder", "INBOX", "mailbox.tls", "false", "dns", server.dnsAddress()));
    }
}
