package io.soldonce.reconciler.listing;

import io.soldonce.values.ListingKey;
import java.util.UUID;

/// A due listing that one worker works on until its lease ends.
///
/// @param revision of the due entry when it was claimed
record Claim(ListingKey key, UUID id, long revision) {}
