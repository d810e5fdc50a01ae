package io.soldonce.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which browser is taken.
class ChromiumTest {
    @Test
    void the_named_one_is_taken_or_none() {
        assertThat(Chromium.find(Map.of("SOLDONCE_BROWSER", "/opt/mine", "PATH", "/bin"), _ -> true)).contains(Path.of("/opt/mine"));
        assertThat(Chromium.find(Map.of("SOLDONCE_BROWSER", "/opt/mine", "PATH", "/bin"), file -> file.startsWith("/bin"))).isEmpty();
    }

    @Test
    void else_the_first_on_the_path_then_the_usual_places() {
        assertThat(Chromium.find(Map.of("PATH", "/a:/b"), Path.of("/b/google-chrome")::equals)).contains(Path.of("/b/google-chrome"));
        assertThat(Chromium.find(Map.of(), file -> file.toString().contains(".app/"))).get().asString().endsWith("MacOS/Chromium");
        assertThat(Chromium.find(Map.of("PATH", "/a"), _ -> false)).isEmpty();
        assertThat(Chromium.NONE).contains("apt-get install chromium");
    }
}
