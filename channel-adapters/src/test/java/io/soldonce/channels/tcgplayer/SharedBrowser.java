package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.browser.BrowserHost;

/// One browser for all tests that need one; it ends with the program.
final class SharedBrowser {
    private static final BrowserHost HOST = BrowserHost.headless();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(HOST::close));
    }

    private SharedBrowser() {}

    static BrowserHost host() {
        return HOST;
    }
}
