package io.soldonce.channels.spi;

import java.util.List;
import java.util.function.Consumer;

/// One marketplace's language, and nothing else. Modes, rates, priorities, retries and journals are the gateway's.
///
/// The methods that talk to the marketplace never throw for what the marketplace does: each answer says what happened.
public interface Channel {
    Capabilities capabilities();

    /// What will be sent for a listing. Pure: the same listing gives the same offer, for ever.
    Offer render(CanonicalListing listing);

    /// Tells the marketplace. One receipt for each offer, in order; an accepted offer is not yet an applied one.
    List<Receipt> push(List<Offer> offers);

    /// Reads back what the marketplace shows for each. One confirmation for each receipt, in order. Also asked for receipts that nobody
    /// got an answer to, and for offers that were never sent, to see what stands there now.
    List<Confirmation> confirm(List<Receipt> receipts);

    /// Reads everything the account shows.
    ///
    /// @param pages gets what was seen, part by part; worth nothing unless the observation comes back complete
    Observation observe(Consumer<List<Seen>> pages);
}
