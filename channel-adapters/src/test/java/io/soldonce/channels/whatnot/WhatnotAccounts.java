package io.soldonce.channels.whatnot;

import java.util.Map;
import java.util.Properties;

final class WhatnotAccounts {
    private WhatnotAccounts() {}

    static WhatnotAccount real() {
        return WhatnotAccount.of(properties(Map.of()), false);
    }

    static Properties properties(Map<String, String> more) {
        var properties = new Properties();
        properties.putAll(Map.of("seller", "bramble_cards", "mailbox.host", "imap.example.com", "mailbox.user", "pat@example.com",
                "mailbox.password", "hush"));
        properties.putAll(more);
        return properties;
    }
}
