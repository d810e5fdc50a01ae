package io.soldonce.channels.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class BrowserHostTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aBrowserThatIsKilledOrHangsIsStartedAgain() {
        var before = new HashSet<>(ProcessHandle.current().descendants().toList());
        try (var host = BrowserHost.headless()) {
            assertThat(host.<Boolean>call(LONG, Browser::isConnected)).isTrue();
            var killed = ProcessHandle.current().descendants().filter(process -> !before.contains(process)).toList();
            killed.forEach(ProcessHandle::destroyForcibly);
            killed.forEach(process -> process.onExit().join());
            assertThat(host.<String>call(LONG, browser -> browser.newPage().evaluate("() => 'again'").toString())).isEqualTo("again");
            assertThatThrownBy(() -> host.call(Duration.ofSeconds(2), browser -> browser.newPage().evaluate("() => new Promise(() => {})")))
                    .isInstanceOfSatisfying(BrowserTrouble.class,
                            late -> assertThat(late.kind()).isEqualTo(BrowserTrouble.Kind.TOO_LATE));
            assertThat(host.<Boolean>call(LONG, Browser::isConnected)).isTrue();
        }
    }

    @Test
    void withoutABrowserItSaysHowToGetOne() {
        try (var host = new BrowserHost(Path.of("/no/such/browser"), false)) {
            assertThatThrownBy(() -> host.call(LONG, Browser::isConnected)).isInstanceOfSatisfying(BrowserTrouble.class,
                    missing -> assertThat(missing.kind()).isEqualTo(BrowserTrouble.Kind.MISSING));
        }
        assertThat(BrowserProgram.NONE).contains("./soldonce browser");
    }
}
