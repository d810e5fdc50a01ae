package io.soldonce.sandbox.ebay;

import java.util.Arrays;
import java.util.Optional;

/// The faults that can be asked for, per account. A counter goes down with each use and is off at 0.
enum Knob {
    DOWN("down", "false, true or \"503\": every call is answered 503; \"drop\": the connection closes without an answer. "
            + "eBay does both in an outage, the token endpoint included."),
    SLOW_MILLIS("slowMillis", "Every call waits so long before anything happens. eBay takes from 100 ms to many seconds."),
    TIMEOUT_AFTER_EFFECT("timeoutAfterEffect", "Counter: the next writes take effect and the answer never comes. "
            + "At eBay a gateway or the network loses the answer; only reading back tells."),
    DROP_AFTER_EFFECT("dropAfterEffect", "Counter: as timeoutAfterEffect, but the connection closes at once."),
    ACCEPT_WITHOUT_APPLYING("acceptWithoutApplying", "Counter: the next writes are answered as done and change nothing. "
            + "eBay does so rarely, when its listing store lags behind or quietly rejects a revision."),
    FAIL_ITEMS("failItems", "Counter: so many next entries of bulk calls fail with 25001 inside a 207 while their neighbours succeed."),
    FAIL_SKUS("failSkus", "Array of SKUs: every write to them fails with 25002, inside a 207 in bulk calls. "
            + "eBay does so for listings with policy or category trouble, until a person mends them."),
    THROTTLE("throttle", "Counter: so many next calls are answered 429. eBay does so above the daily limit of the application."),
    THROTTLE_UNTIL("throttleUntil", "Instant (ISO 8601): calls before it are answered 429. eBay's day ends at midnight Pacific time."),
    REVOKE_TOKENS("revokeTokens", "Flag: access tokens are 401 and the refresh token is invalid_grant. "
            + "At eBay after a changed password or a withdrawn consent, until the seller consents again."),
    SESSION_LOST("sessionLost", "Counter: so many next calls are answered 401, 1001. A new access token does not need a new consent."),
    ORDER_DELAY_MILLIS("orderDelayMillis", "Orders bought from now on appear in getOrders only so much later, with their old dates; "
            + "stock falls and getOrder answers at once. eBay's search lags behind its own sales."),
    NOTIFICATIONS_DROP("notificationsDrop", "Counter: so many next notifications are never sent. eBay gives up after a few attempts."),
    NOTIFICATIONS_DUPLICATE("notificationsDuplicate", "Counter: so many next notifications are sent twice with one notificationId. "
            + "eBay repeats when it did not see the 2xx."),
    NOTIFICATIONS_LATE_MILLIS("notificationsLateMillis", "Notifications are sent so much later. eBay promises no time."),
    NOTIFICATIONS_REORDER("notificationsReorder", "Counter: so many next notifications are held, and sent last first with the last of "
            + "them. eBay promises no order."),
    NOTIFICATIONS_BAD_SIGNATURE("notificationsBadSignature", "Counter: so many next notifications carry a signature of another body. "
            + "eBay would not; a forger would."),
    TRUNCATE_OBSERVATION("truncateObservation", "Lists of items and offers end after so many entries, without next, while total tells "
            + "all. eBay does so when a search shard does not answer."),
    EMPTY_OBSERVATION("emptyObservation", "Flag: lists of items are empty, total 0, status 200."),
    WRONG_ACCOUNT("wrongAccount", "User name: the token belongs to that seller, as when a person consented with another log-in. "
            + "Everything is read and written there; a seller unknown here has nothing."),
    RESTORE_ON_CANCEL("restoreOnCancel", "Flag: a completed cancellation adds the quantity again. Off: it does not. "
            + "At eBay it depends on who cancels and why, and on the listing."),
    CONCURRENT_ACCESS("concurrentAccess",
            "Counter: so many next inventory writes are answered 25025. eBay does so when two calls touch one "
                    + "SKU at once, and so does this server without the knob."),
    STRICT_ONE_SKU("strictOneSku", "Flag: bulk_update_price_quantity refuses more than one SKU in a call, as eBay's contract says in "
            + "one place and not in another."),
    OUT_OF_STOCK_ENDS("outOfStockEnds", "Flag: a listing at 0 ends instead of being out of stock. "
            + "A preference of the account at eBay (out-of-stock control off).");

    private final String key;
    private final String meaning;

    Knob(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    String key() {
        return key;
    }

    String meaning() {
        return meaning;
    }

    static Optional<Knob> named(String key) {
        return Arrays.stream(values()).filter(knob -> knob.key.equals(key)).findFirst();
    }
}
