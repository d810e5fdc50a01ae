package io.soldonce.channels.spi;

import java.time.Instant;
import java.util.UUID;

/// A mail as it lies in the vault: kept before anybody read it.
///
/// @param input      id of the raw input
/// @param receivedAt when the mailbox got it
/// @param raw        its bytes, each as the character of its number (ISO 8859-1)
public record KeptMail(long position, UUID input, Instant receivedAt, String raw) {}
