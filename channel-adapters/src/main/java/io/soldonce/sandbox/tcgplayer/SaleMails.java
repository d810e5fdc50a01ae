package io.soldonce.sandbox.tcgplayer;

import io.soldonce.sandbox.mail.Letter;

/// Where the marketplace posts its mails; `SandboxMail.postman()::send` is one.
@FunctionalInterface
public interface SaleMails {
    /// @param mailbox address
    /// @param domain  that signs
    void send(String mailbox, String domain, Letter letter);
}
