package io.soldonce.sandbox.ebay;

import java.util.Set;

/// What a call needs: one of these scopes, and who it is for.
enum Access {
    /// Neither token nor knob: the admin door.
    ADMIN(false),
    /// No token, but knobs: the token endpoint.
    OPEN(false),
    READ_INVENTORY(true, "sell.inventory", "sell.inventory.readonly"),
    WRITE_INVENTORY(true, "sell.inventory"),
    READ_ORDERS(true, "sell.fulfillment", "sell.fulfillment.readonly"),
    READ_ACCOUNT(true, "sell.account", "sell.account.readonly"),
    IDENTITY(true, "commerce.identity.readonly", ""),
    NOTIFICATION(false, ""),
    SUBSCRIPTION(false, "commerce.notification.subscription", "");

    private static final String BASE = "https://api.ebay.com/oauth/api_scope";
    private final boolean isForUsers;
    private final Set<String> scopes;

    Access(boolean isForUsers, String... scopes) {
        this.isForUsers = isForUsers;
        this.scopes = Set.of(scopes);
    }

    boolean isWrite() {
        return this == WRITE_INVENTORY;
    }

    boolean isOpenTo(Caller caller) {
        return (!isForUsers || caller.isUser()) && scopes.stream().map(Access::scope).anyMatch(caller.scopes()::contains);
    }

    /// The whole name of a scope; of nothing, the base scope's.
    static String scope(String name) {
        return name.isEmpty() ? BASE : BASE + "/" + name;
    }

    /// What a seller can consent to here.
    static Set<String> all() {
        return Set.of(BASE, scope("sell.inventory"), scope("sell.inventory.readonly"), scope("sell.fulfillment"),
                scope("sell.fulfillment.readonly"), scope("sell.account"), scope("sell.account.readonly"), scope("sell.finances"),
                scope("commerce.identity.readonly"), scope("commerce.notification.subscription"),
                scope("commerce.notification.subscription.readonly"));
    }
}
