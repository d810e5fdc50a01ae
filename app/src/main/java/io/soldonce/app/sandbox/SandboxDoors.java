package io.soldonce.app.sandbox;

import io.soldonce.values.ChannelId;
import java.net.URI;
import java.util.Optional;

/// Where the sandbox marketplaces are.
public interface SandboxDoors {
    /// The admin door of the account a channel stands for, as `http://127.0.0.1:port/sandbox/accounts/{account}`; empty when the channel
    /// has no sandbox.
    Optional<URI> accountOf(ChannelId channel);
}
