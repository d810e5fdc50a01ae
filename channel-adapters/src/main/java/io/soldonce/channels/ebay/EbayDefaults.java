package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;

/// The seller's location and policies, asked of eBay where the account's properties name none. Only the one there is counts: among several
/// the seller chooses. (Inventory API 1.18.4, getInventoryLocations; Account API, the three lists of policies.)
final class EbayDefaults {
    private final EbayApi api;
    private EbayAccount completed;

    EbayDefaults(EbayApi api) {
        this.api = api;
    }

    /// The account with what could be found; what could not stays null.
    synchronized EbayAccount account() {
        if (completed == null || !completed.canList()) {
            var account = api.account();
            completed = account.with(
                    only(account.merchantLocationKey(), EbayApi.INVENTORY + "/location?limit=2", "locations", "merchantLocationKey"),
                    policy(account.paymentPolicyId(), "payment"), policy(account.returnPolicyId(), "return"),
                    policy(account.fulfillmentPolicyId(), "fulfillment"));
        }
        return completed;
    }

    private String policy(String named, String kind) {
        var path = "/sell/account/v1/" + kind + "_policy?marketplace_id=" + api.account().marketplace();
        return only(named, path, kind + "Policies", kind + "PolicyId");
    }

    private String only(String named, String path, String list, String id) {
        if (named != null) {
            return named;
        }
        try {
            var there = api.get(path).path(list);
            return there.size() == 1 ? EbayJson.text(there.path(0), id) : null;
        } catch (ChannelFailure failed) {
            if (failed.outcome() instanceof CallOutcome.Refused || failed.outcome() instanceof CallOutcome.SessionLost) {
                return null; // the consent may not cover the Account API: then the properties have to name them
            }
            throw failed;
        }
    }
}
